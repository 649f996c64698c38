// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_filter.h"

namespace performance {

/// A profile of only what a filter shows: its samples (event, time, threads), without the frames of hidden functions and
/// modules, from the function in focus on. What other tools open then shows the same.
/// Thread-safety: a pure function.
Profile filtered(const Profile &profile, const ProfileFilter &filter);

} // namespace performance
