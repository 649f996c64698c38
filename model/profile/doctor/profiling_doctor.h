// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profiling_check.h"
#include "performance/profile/doctor/profiling_facts.h"

#include <vector>

namespace performance {

/// What of a target's profile will be there and what will be missing, and the remedy. A pure function. Nothing that it
/// proposes lowers kernel.perf_event_paranoid: that would open sampling to every program of the machine.
std::vector<ProfilingCheck> judgeProfiling(const ProfilingFacts &facts, const ProfilingTarget &target);

/// The same of the facts of here and now. May take milliseconds. `helper`: whether the privileged helper is installed.
std::vector<ProfilingCheck> checkProfiling(const ProfilingTarget &target, bool helper = false);

} // namespace performance
