// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"
#include "window/page.h"

#include <performance/client/performance_client.h>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace wai {

class ReportModel;

/// The reports that were kept: open, rename, delete, export, import, and a report of the last minutes.
class ReportsPage : public Page {
    Q_OBJECT
public:
    explicit ReportsPage(performance::PerformanceClient &client);
    QString id() const override { return QStringLiteral("reports"); }
    QString title() const override { return tr("Reports"); }

Q_SIGNALS:
    void startProfiling();
    void openReport(const performance::PerformanceReport &report);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void updateButtons();
    void open();
    void rename();
    void remove();
    void exportSelected(int format);
    void import();
    void reportOfLast(performance::nanoseconds duration);
    QString selectedId() const;

    performance::PerformanceClient &m_client;
    ReportModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_stack;
    QPushButton *m_open, *m_rename, *m_delete, *m_export;
};

} // namespace wai
