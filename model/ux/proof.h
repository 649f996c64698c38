// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"

#include <span>

namespace performance {

/// Whether users see a difference since a moment.
struct UxProof {
    UxImprovement::Proof state = UxImprovement::Proof::NotYet;
    int needed = 0; ///< visits until the next look
    Message verdict;
};

/// Judges a figure by its visits before and after a change, each in the order in which they came. The same statistics as
/// experiments with this machine's settings (effectOf), over groups of neighbours. It looks at 15, 30, 60 and 120 visits
/// and at no number between: one that looked at each would sooner or later see what is not there. A value may also stand for
/// some minutes in which a program was used (`minutesEach`), as of windows and operations. Less is better.
/// Thread-safety: a pure function, any thread.
UxProof prove(std::span<const double> before, std::span<const double> after, const Message &name, const QString &unit,
              int minutesEach = 0);

} // namespace performance
