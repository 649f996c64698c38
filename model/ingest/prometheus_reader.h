// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/intake.h"
#include "performance/ingest/prometheus_line.h"

namespace performance {

enum class PageFormat {
    Prometheus,  ///< 0.0.4, or nobody says; a page that ends with "# EOF" is OpenMetrics in any case
    OpenMetrics, ///< said so: a page without "# EOF" was cut off, and nothing of it is taken
};

/// Takes a page: gauges and untyped values as they are, counters as running totals, histograms and summaries as
/// counts, sums and percentiles. `program` becomes the attribute service.name, `instance` (host, port and path,
/// where there are any) the one that tells two of one name apart; labels of these names become exported_…, as in Prometheus.
/// Lines that are no samples are rejected, and so is what no client means: counters that are negative or not a number,
/// quantiles beyond 0 and 1, histograms whose buckets fall or lack the last one, a last line that does not end. The others are
/// taken; more than `MostPrometheusSamples` are not read. Sources: prometheus.io/docs/instrumenting/exposition_formats,
/// OpenMetrics 1.0.
/// Thread-safety: one thread at a time for one `intake`.
void takePrometheus(std::string_view page, const QString &program, const QString &instance, Intake &intake,
                    PageFormat format = PageFormat::Prometheus);

inline constexpr size_t MostPrometheusSamples = 50'000;

} // namespace performance
