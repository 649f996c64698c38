// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"
#include "performance/ux/machine_state.h"

namespace performance {

// Thread-safety: pure functions; any thread that may call those of the HistoryView.

/// The figures that the windows of programs sent in a range (event loop, frames), from the history. Where the history
/// gives columns instead of samples, each counts as its mean, and once as its maximum.
std::vector<UxFigure> windowFigures(const HistoryView &history, const TimeRange &range);

/// A value that counts several times.
struct Weighted {
    double value = 0;
    double weight = 1;
};
std::vector<Weighted> weightedValues(const SeriesData &data);
/// The value below which `quantile` of the weight lies; sorts the values. 0 for none.
double quantileOf(std::vector<Weighted> &values, double quantile);

} // namespace performance
