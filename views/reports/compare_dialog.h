// SPDX-License-Identifier: MIT
#pragma once

#include "base/shared_report.h"
#include "base/view_state.h"
#include "charts/time_chart.h"
#include "theme/theme.h"

#include <performance/core/client_values.h>

#include <QDialog>

class QTableView;

namespace wai {

// Thread: the one of the window.

class CompareModel;

/// Two reports side by side: a verdict in a sentence, every summary figure of both with its difference, and the selected
/// series of both over the time since their start.
class CompareDialog : public QDialog {
    Q_OBJECT
public:
    CompareDialog(const SharedReport &a, const SharedReport &b, const performance::ReportDiff &diff,
                  const ThemeSource &themes, QWidget *parent = nullptr);

    /// The verdict as it is said.
    QString verdict() const { return m_verdict; }

private:
    QWidget *makeMetrics();
    void arrangeTable();
    void showSelected();

    const SharedReport m_a;
    const SharedReport m_b;
    ViewState m_state;
    CompareModel *m_model;
    QTableView *m_table;
    TimeChart *m_chart;
    QString m_verdict;
};

} // namespace wai
