// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/report.h"

namespace performance {

enum class ReportFormat { Json, Csv, Html };

/// The format of a name ("json", "csv", "html"), or nothing.
std::optional<ReportFormat> reportFormatFromName(QStringView name);
QStringList reportFormatNames();

/// RFC 4180: a row for each moment, a column for each series (rates per second of counters, an empty field where there
/// is no value), times in UTC, a point as decimal separator. Text that a spreadsheet could take for a formula is quoted.
QByteArray toCsv(const PerformanceReport &report);

/// One page without any outside resource or script: summary, charts over time, top processes, recommendations.
QByteArray toHtml(const PerformanceReport &report);

/// Writes a report in a format to a file that replaces an older one only when it is whole.
PerformanceResult<void> exportReport(const PerformanceReport &report, ReportFormat format, const QString &path);

} // namespace performance
