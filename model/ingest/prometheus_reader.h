// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/intake.h"

#include <string>
#include <utility>

namespace performance {

/// One line of Prometheus' text format 0.0.4 or of OpenMetrics 1.0: `name{label="value",…} value [timestamp]`.
struct PrometheusSample {
    std::string name;
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;
    std::optional<double> timestamp; ///< as it stands: milliseconds in 0.0.4, seconds in OpenMetrics
};

/// Nothing for a line that is none; a quoted name in the braces is one of UTF-8 (Prometheus 3).
std::optional<PrometheusSample> prometheusSampleOf(std::string_view line);

/// Takes all of a page: gauges and untyped values as they are, counters as running totals, histograms and summaries as
/// counts, sums and percentiles. `program` becomes the attribute service.name, `instance` (host and port,
/// where there are any) the one that tells two of one name apart. Lines that are none are rejected, the
/// others taken; more than `MostPrometheusSamples` are not read.
void takePrometheus(std::string_view page, const QString &program, const QString &instance, Intake &intake);

inline constexpr size_t MostPrometheusSamples = 50'000;

} // namespace performance
