// SPDX-License-Identifier: MIT
#pragma once

#include "base/shared_report.h"

#include <performance/client/report_export.h>

#include <QFuture>
#include <QMenu>

#include <functional>

namespace wai {

/// Writes a report off the GUI thread.
QFuture<performance::PerformanceResult<void>> exportInBackground(const SharedReport &report,
                                                                 performance::ReportFormat format, const QString &path);

/// A menu with a line for each format.
QMenu *makeExportMenu(QWidget *parent, const std::function<void(performance::ReportFormat)> &chosen);

/// Asks for a file; empty where the user gave up.
QString askForExportPath(QWidget *parent, const QString &reportName, performance::ReportFormat format);

} // namespace wai
