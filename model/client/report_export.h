// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/report.h"

namespace performance {

// Thread-safety: pure functions, any thread; exportReport() writes a file.

enum class ReportFormat {
    Json,
    Csv,
    Html,
    // The profile alone, for other tools: see profile_writers.h.
    Folded,
    Speedscope,
    Pprof,
    Firefox,
};

/// The format of a name ("json", "csv", "html", "folded", "speedscope", "pprof", "firefox"), or nothing.
std::optional<ReportFormat> reportFormatFromName(QStringView name);
QStringList reportFormatNames();
/// Whether a format is that of a profile, and so needs one.
bool isProfileFormat(ReportFormat format);
/// What files of a format are called after the dot: "speedscope.json".
QString fileSuffix(ReportFormat format);

/// RFC 4180: a row for each moment, a column for each series (rates per second of counters, an empty field where there
/// is no value), times in UTC, a point as decimal separator. Text that a spreadsheet could take for a formula is quoted.
QByteArray toCsv(const PerformanceReport &report);

/// One page that needs nothing else: flame graph, charts over time, top processes, summary, recommendations. The flame
/// graph is that of the event that exportedEvent() finds.
QByteArray toHtml(const PerformanceReport &report, const QString &event = {});

/// Whether a format shows one event of a profile only: folded, html.
bool holdsOneEvent(ReportFormat format);

/// A report in a format. Unsupported where the format needs a profile and the report has none, or where the profile has no
/// event of that name. `event` is of the formats that hold one; empty: see exportedEvent().
PerformanceResult<QByteArray> exported(const PerformanceReport &report, ReportFormat format, const QString &event = {});

/// Writes a report in a format to a file that replaces an older one only when it is whole.
PerformanceResult<void> exportReport(const PerformanceReport &report, ReportFormat format, const QString &path,
                                     const QString &event = {});

} // namespace performance
