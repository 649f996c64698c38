// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

/// Whether two profiles are of the same work, so that what they cost can be compared: of the same command with the same
/// arguments, whatever the folder of the program, or, where `renamedProgram`, its name. Of what was attached to and of the
/// whole machine as much is recorded as one likes to wait: their times say nothing.
/// The target tells which it is, as Capture writes it: "shop --fast", "shop (1234)", "the whole system".
bool isSameWork(const Profile &a, const Profile &b, bool renamedProgram);

} // namespace performance
