// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"
#include "performance/ux/machine_state.h"
#include "performance/ux/visit.h"

#include <span>

namespace performance {

/// Apdex of what users wait for: operations in traces, as their counters wai.span.satisfied and wai.span.tolerated were
/// kept, against the target of that moment; interactions with pages (INP) and commands (command_execution_time) against `target`.
/// The costliest first.
/// Thread-safety: a pure function; any thread that may call those of `history`.
std::vector<UxOperation> operationsOf(std::span<const UxVisit> visits, const HistoryView &history,
                                      const TimeRange &range, nanoseconds target);

} // namespace performance
