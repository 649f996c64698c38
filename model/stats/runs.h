// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace performance {

// Thread-safety: pure functions; what is drawn depends on the seed alone.

/// The distribution of repeated, independent measurements.
struct RunsSummary {
    double least = 0;
    double most = 0;
    double mean = 0;
    double median = 0;
    double p95 = 0;
    double deviation = 0; ///< sample standard deviation; 0 for a single run
    /// Those far from the rest: a modified Z-score, by the median absolute deviation, above 3.5 (Iglewicz and Hoaglin,
    /// 1993). Indices in the order they were given. Fewer than five runs have none.
    std::vector<size_t> outliers;
};

/// Nothing where there are no runs.
std::optional<RunsSummary> summaryOfRuns(std::span<const double> runs);

/// The change of the median, relative to the first's, with a 95 % interval: a percentile bootstrap, 10,000 times, of
/// independent runs. Nothing where a side has fewer than three runs or the first median is zero.
struct RunsChange {
    double change = 0;
    double low = 0;
    double high = 0;
};
std::optional<RunsChange> compareRuns(std::span<const double> before, std::span<const double> after,
                                      std::uint64_t seed = 1);

} // namespace performance
