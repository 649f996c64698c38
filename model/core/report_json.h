// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/report.h"

namespace performance {

// Thread-safety: any thread; where two write the same file at once, the last one stays.

/// A report in the format of resources/schema/performance-report-1.schema.json. Every value reads back exactly.
QByteArray toJson(const PerformanceReport &report);

/// Reads a report of this or an earlier version. ParseError with the place and the reason for anything else;
/// `source` (a file's name) stands in the error.
PerformanceResult<PerformanceReport> reportFromJson(const QByteArray &json, const QString &source);

/// Reads only what a list of reports shows.
PerformanceResult<ReportInfo> reportInfoFromJson(const QByteArray &json, const QString &source);

/// Reads and writes files. Writing goes through a temporary file that replaces the old one only when it is whole.
PerformanceResult<PerformanceReport> readReport(const QString &path);
PerformanceResult<void> writeReport(const PerformanceReport &report, const QString &path);

} // namespace performance
