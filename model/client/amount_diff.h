// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/profile.h"

namespace performance {

/// Compares profiles of which no event is time on the CPU: heaps, waits, faults. The first event of A that B has too
/// (default first: of a heap what is in use), its amounts function by function by name and module. They are counted, not
/// sampled at a rate, so a change has no interval: `low` and `high` are the change itself, and it is worse where it lies
/// above `threshold`, better where it lies below −threshold. Nothing where they have no event in common; then the warnings
/// say so, unless one has no profile at all.
/// Thread-safety: a pure function, any thread.
std::optional<ProfileDifference> diffAmounts(const Profile &a, const Profile &b, double threshold,
                                             QStringList &warnings);

} // namespace performance
