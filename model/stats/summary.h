// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/recording.h"
#include "performance/core/report.h"

#include <optional>
#include <span>

namespace performance {

// Thread-safety: pure functions; quantileOf() reorders what it is given.

/// The `quantile` (0 to 1) of values that need not be sorted, interpolated between neighbours (Hyndman and Fan's
/// type 7, as R and NumPy do). Reorders the values. Nothing for no values.
std::optional<double> quantileOf(std::span<double> values, double quantile);

/// What a recorded series did, in what a chart shows of it; nothing where it never had a value.
std::optional<MetricSummary> summarise(const Recording &recording, const RecordedSeries &column);

/// The summaries of all series of a recording.
MetricsSummary summarise(const Recording &recording);

} // namespace performance
