// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

/// The same profile, whose functions, modules and threads have the numbers that they had in `before`; what is new follows
/// behind. A filter, a choice and a zoom that were made on `before` then mean the same in it: so a profile of another range of
/// the same history takes the place of the last one. What only `before` has keeps its rows, which no sample points at.
/// Thread-safety: a pure function.
Profile withNumbersOf(const Profile &before, const Profile &profile);

} // namespace performance
