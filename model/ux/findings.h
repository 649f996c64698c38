// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"
#include "performance/ux/figures.h"

namespace performance {

// Thread-safety: pure functions, any thread.

/// The minimum number of visits for a finding: a verdict on an improved page compares three groups of three at least.
inline constexpr qsizetype FewestVisits = 9;

/// What would make pages feel faster (U1 to U10): of each figure that is not good, why (the part of the time that is largest
/// in slow visits), for whom, since when, what to do, and how much it would gain. Pure functions of the visits.
std::vector<UxImprovement> pageFindings(const std::vector<VisitGroup> &groups, const MachineState &machine);

/// The same of windows (U11, U12) and operations (U13).
std::vector<UxImprovement> windowFindings(const std::vector<UxFigure> &figures);
std::vector<UxImprovement> operationFindings(const std::vector<UxOperation> &operations, nanoseconds target);

} // namespace performance
