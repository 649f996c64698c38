// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"
#include "window/page.h"

#include <performance/client/performance_client.h>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace wai {

class ProcessModel;

/// Every process, live: sort by a column, filter by name, user or PID, copy rows.
class ProcessesPage : public Page {
    Q_OBJECT
public:
    explicit ProcessesPage(performance::PerformanceClient &client);
    QString id() const override { return QStringLiteral("processes"); }
    QString title() const override { return tr("Processes"); }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void update();
    void copySelection();

    performance::PerformanceClient &m_client;
    ProcessModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLineEdit *m_filter;
    QLabel *m_count;
};

} // namespace wai
