// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/profile.h"

namespace performance {

/// Compares what two profiles spent on the CPU, function by function (by name and module, so that other builds and other
/// machines compare). Whole runs of the same command are compared in time, everything else by shares. A function is worse
/// where the whole interval of its change lies above `threshold`, better where it lies below −threshold, the same where
/// it lies between, inconclusive otherwise; and neither better nor worse unless it is real.
/// Adds to `warnings` why the two may not be comparable. Where one has no sample on the CPU the
/// amounts that both counted are compared (diffAmounts()).
std::optional<ProfileDifference> diffProfiles(const Profile &a, const Profile &b, double threshold, QStringList &warnings);

} // namespace performance
