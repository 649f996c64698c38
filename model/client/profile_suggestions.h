// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_findings.h"
#include "performance/core/optimization.h"

namespace performance {

/// What a profile of `target` says, as suggestions without a change to apply: advice for whoever writes the code.
std::vector<PerformanceOptimization> adviceOf(const std::vector<ProfileFinding> &findings, const QString &target);

} // namespace performance
