// SPDX-License-Identifier: MIT
#pragma once

#include "base/shared_report.h"
#include "base/view_state.h"
#include "theme/theme.h"

#include <performance/client/report_client.h>
#include <performance/client/report_export.h>

#include <QDialog>

class QLabel;

namespace wai {

// Thread: the one of the window.

/// A report: what was recorded, over time and in figures, and its exports.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    ReportDialog(const performance::PerformanceReport &report, const ThemeSource &themes, QWidget *parent = nullptr);

    /// Writes the report; the outcome is shown in the dialog. Emits exported() when it is done.
    void exportTo(performance::ReportFormat format, const QString &path);

Q_SIGNALS:
    void exported(const QString &path, bool ok);
    /// The report shall be opened as if it were live.
    void exploreRequested(const performance::PerformanceReport &report);
    void profileRequested(const performance::PerformanceReport &report);

private:
    QWidget *makeOverview();
    QWidget *makeProcesses();
    QWidget *makeMetrics();
    void askAndExport(performance::ReportFormat format);

    const SharedReport m_report;
    performance::ReportClient m_client;
    const ThemeSource &m_themes;
    ViewState m_state;
    QLabel *m_outcome;
};

} // namespace wai
