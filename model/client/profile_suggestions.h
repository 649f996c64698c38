// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_findings.h"
#include "performance/core/optimization.h"
#include "performance/core/profiling_request.h"

namespace performance {

// Thread-safety: pure functions, any thread.

/// What was profiled in a word: the name of the program that was started, else what the profile says.
Message shortName(const ProfilingTarget &target, const Message &words);

/// What a profile of `target` says, as suggestions without a change to apply: advice for whoever writes the code.
std::vector<PerformanceOptimization> adviceOf(const std::vector<ProfileFinding> &findings, const Message &target);

} // namespace performance
