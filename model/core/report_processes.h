// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/report.h"

namespace performance {

/// How long the interval is that ends at a snapshot of a report. Before the first one, and across a gap, nothing says how long
/// that was: not longer than the one after it, surely not the hour that the machine slept.
nanoseconds intervalBefore(const PerformanceReport &report, size_t snapshot);

/// What each process of a report used in a range, the busiest first. Rates are means over the time that lists of processes
/// tell of: a process that is not in one used nothing then, and a moment without a list says nothing of any. Memory is the most
/// that it had; the rest is as it was last.
std::vector<ProcessSample> processTotals(const PerformanceReport &report, const TimeRange &range);
/// In all of it.
std::vector<ProcessSample> processTotals(const PerformanceReport &report);

} // namespace performance
