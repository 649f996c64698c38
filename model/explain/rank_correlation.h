// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

namespace performance {

/// How alike two series of the same moments move: −1 to 1, and how likely as much is by chance where they have nothing to do with each
/// other (two-sided). moved_with.h says by which method.
struct RankCorrelation {
    double value = 0;
    double p = 1;
};

/// Nothing for fewer than five pairs, and where one never changes. Thread-safety: a pure function.
std::optional<RankCorrelation> rankCorrelation(std::span<const double> a, std::span<const double> b);

} // namespace performance
