// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"
#include "performance/ux/machine_state.h"
#include "performance/ux/visit.h"

#include <span>

namespace performance {

/// Apdex of what users wait for, against one target: operations that traces tell (their counters wai.span.satisfied and
/// wai.span.tolerated are kept for a target each), interactions with pages (INP), and commands (command_execution_time).
/// The costliest first.
std::vector<UxOperation> operationsOf(std::span<const UxVisit> visits, const HistoryView &history, const TimeRange &range, nanoseconds target);

/// The value of the attribute wai.apdex.target of those counters: "500ms".
QString targetName(nanoseconds target);

} // namespace performance
