// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace performance {

// Thread-safety: plain values and pure functions.

/// One line of Prometheus' text format 0.0.4 or of OpenMetrics 1.0: `name{label="value",…} value [timestamp]`.
struct PrometheusSample {
    std::string name;
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;
    std::optional<double> timestamp; ///< as it stands: milliseconds in 0.0.4, seconds in OpenMetrics
};

/// Nothing for a line that is no sample; a quoted name in the braces is one of UTF-8 (Prometheus 3).
std::optional<PrometheusSample> prometheusSampleOf(std::string_view line);

void skipPrometheusBlanks(std::string_view &line);
/// What stands before the next blank, which is skipped.
std::string_view takePrometheusWord(std::string_view &line);
/// A quoted text with \\, \" and \n; false where it does not end.
bool takePrometheusQuoted(std::string_view &line, std::string &value);
/// A number as Go writes it, also NaN and +Inf.
std::optional<double> prometheusNumberOf(std::string_view word);

} // namespace performance
