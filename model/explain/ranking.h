// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/explanation.h"
#include "performance/explain/explain_source.h"

#include <vector>

namespace performance {

// Thread-safety: pure functions.

/// A cause with less is not worth telling.
inline constexpr double LeastScore = 0.2;
inline constexpr size_t MostCauses = 5;

/// What detectors found, as it is told: of two causes that say the same of one subject the one that says more stays and takes the
/// evidence and the score of the other; what another cause brings with it (the IO of a machine that is short of memory, the
/// switches of one that loses packets) falls behind it; what is too weak goes; the rest by falling score, of equals by kind and
/// subject. The order of `causes` does not matter.
std::vector<Cause> ranked(std::vector<Cause> causes);

/// Names for each cause the suggestion that would help, where one stands.
void addSuggestions(std::vector<Cause> &causes, const std::vector<ExplainSource::Suggestion> &suggestions);

} // namespace performance
