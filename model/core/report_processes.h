// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/report.h"

namespace performance {

// Thread-safety: pure functions.

/// How long the interval is that ends at a snapshot of a report. Before the first one, and across a gap, nothing says how long
/// that was: not longer than the one after it, surely not the hour that the machine slept.
nanoseconds intervalBefore(const PerformanceReport &report, size_t snapshot);

/// What each process of a report used in a range, the busiest first. Rates are means over the time that the lists of
/// processes cover: a process that is missing in a list used nothing then; a moment without a list does not count. Memory is the
/// maximum; the rest is the last value.
std::vector<ProcessSample> processTotals(const PerformanceReport &report, const TimeRange &range);
/// In all of it.
std::vector<ProcessSample> processTotals(const PerformanceReport &report);

} // namespace performance
