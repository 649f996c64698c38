// SPDX-License-Identifier: MIT
#include "found_report.h"

#include <performance/client/report_import.h>
#include <performance/client/report_library.h>

#include <QCoreApplication>
#include <QFileInfo>

using namespace performance;

namespace wai::cli {

PerformanceResult<PerformanceReport> findReport(const QString &name, const QString &dataFolder)
{
    if (name == u"-" || QFileInfo::exists(name))
        return readReportOrProfile(name);
    auto kept = ReportLibrary(dataFolder + QLatin1String("/reports")).load(name);
    if (kept)
        return kept;
    return failure(
        PerformanceErrorCode::ReportNotFound, name, {},
        QCoreApplication::translate("CommandLine", "Name a report file, or the id of a report in the dashboard."));
}

} // namespace wai::cli
