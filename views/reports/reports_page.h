// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "base/shared_report.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <functional>

class QLabel;
class QBoxLayout;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace wai {

// Thread: the one of the window.

class ConfirmBar;
class ReportModel;

/// The reports that were kept: open, rename, delete, export, import, and a report of the last minutes.
class ReportsPage : public Page {
    Q_OBJECT
public:
    ReportsPage(performance::PerformanceClient &client, const ThemeSource &themes);

Q_SIGNALS:
    void comparisonOpened(QWidget *dialog);

public:
    /// Compares the two newest reports.
    void compareNewest();
    /// Takes a file into the reports; a bar tells so, and lets it be given up.
    void importFrom(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTable();
    QWidget *makeEmpty();
    void makeBar();
    void followSelected();
    void refresh();
    void updateButtons();
    void open();
    void explore();
    void compare();
    void load(const QString &id, const std::function<void(const SharedReport &)> &use);
    void rename();
    void remove();
    void exportSelected(int format);
    void import();
    void reportOfLast(performance::nanoseconds duration);
    QString selectedId() const;

    performance::PerformanceClient &m_client;
    const ThemeSource &m_themes;
    ReportModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_stack;
    ConfirmBar *m_confirm;
    QVBoxLayout *m_imports; ///< a bar for each that goes on
    QBoxLayout *m_bar;      ///< one row, or two where the window is narrow for its language
    QPushButton *m_open, *m_explore, *m_compare, *m_rename, *m_delete, *m_export;
};

} // namespace wai
