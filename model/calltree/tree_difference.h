// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/call_tree.h"

namespace performance {

/// By how much the share of each node of `tree` is larger than that of the node at the same place of `baseline`: the same
/// functions (matchProfiles()) from the root on. Shares are of the whole of each tree, 0 to 1.
/// Thread-safety: a pure function.
std::vector<float> shareChanges(const Profile &profile, const CallTree &tree, const Profile &baselineProfile,
                                const CallTree &baseline);

} // namespace performance
