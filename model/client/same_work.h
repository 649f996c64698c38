// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

/// Whether two profiles are of the same work, so that their costs can be compared: of the same command with the same
/// arguments, whatever the folder of the program, or, where `renamedProgram`, its name. Never for a process that was attached
/// to, nor for the whole machine: how long they were recorded was chosen, so their times cannot be compared.
/// The target is as Capture writes it: "shop --fast", "shop (1234)", "the whole system".
/// Thread-safety: a pure function, any thread.
bool isSameWork(const Profile &a, const Profile &b, bool renamedProgram);

} // namespace performance
