// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/profile.h"

namespace performance {

/// What makes the times of two profiles comparable.
enum class TimesOf {
    SameWork,   ///< both are whole runs of the same command (isSameWork())
    SameLength, ///< both are of the same machine, for equally long (to one percent)
};

/// Compares what two profiles spent on the CPU, function by function (matchProfiles(): other builds, other machines and
/// programs of other names compare). Where their times are comparable, they are compared in time and judged: better or worse where the whole interval of the change lies beyond `threshold` and the change is real, the same where it lies
/// within, inconclusive otherwise. Everything else is compared by shares, which are not judged: each grows where another
/// shrinks.
/// Adds to `warnings` why the two may not be comparable. Where one has no sample on the CPU, the
/// amounts that both counted are compared (diffAmounts()).
/// Thread-safety: a pure function, any thread.
std::optional<ProfileDifference> diffProfiles(const Profile &a, const Profile &b, double threshold,
                                              QStringList &warnings, TimesOf times = TimesOf::SameWork);

} // namespace performance
