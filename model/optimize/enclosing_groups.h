// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/evaluate.h"

namespace performance {

/// What happens in a control group is counted in those around it as well (Documentation/admin-guide/cgroup-v2.rst: the
/// fields of memory.events are hierarchical): of findings about "/user.slice" and "/user.slice/app.scope" the inner one
/// stays.
/// Thread-safety: any thread; one at a time for the same `findings`.
void dropEnclosingGroups(std::vector<RuleFinding> &findings);

} // namespace performance
