// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"
#include "performance/ux/history_view.h"
#include "performance/ux/visit.h"

#include <span>

namespace performance {

// Thread-safety: pure functions; any thread that may call those of the HistoryView.

/// How many minutes one value of a proof stands for: 0 for a visit. Event loops and frames are judged minute by minute, hangs
/// and Apdex in tens of minutes, in which there are some.
int minutesEachOf(const QString &metric);

/// One value of each stretch of use in a range, oldest first: of an event loop or of frames the judged quantile, of hangs how
/// many there were, of operations what is missing from an Apdex of 1. `fromEnd`: the stretches are counted back from the
/// end of the range, else on from its beginning; what is not a whole one is left out.
std::vector<double> useValues(const UxImprovement &improvement, std::span<const UxVisit> visits,
                              const HistoryView &history, const TimeRange &range, bool fromEnd,
                              nanoseconds apdexTarget);

} // namespace performance
