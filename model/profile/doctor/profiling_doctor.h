// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profiling_check.h"
#include "performance/profile/doctor/profiling_facts.h"

#include <vector>

namespace performance {

// Thread-safety: judgeProfiling() is a pure function; checkProfiling() on any thread.

/// What a profile of the target will contain, what it will lack, and the remedy. Nothing that it
/// proposes lowers kernel.perf_event_paranoid: that would open sampling to every program of the machine.
std::vector<ProfilingCheck> judgeProfiling(const ProfilingFacts &facts, const ProfilingTarget &target);

/// The same of the facts of here and now. May take milliseconds. `helper`: whether the privileged helper is installed.
std::vector<ProfilingCheck> checkProfiling(const ProfilingTarget &target, bool helper = false);

} // namespace performance
