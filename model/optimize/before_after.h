// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"

namespace performance {

/// The ranges just before a change and just after it, for a figure of what cannot be switched on and off. The comparison
/// proves nothing, and a view that shows it must say so: other changes of that minute look just the same, and so does the
/// recovery that mostly follows by itself, since a card comes when things are at their worst.
/// Thread-safety: a value.
struct BeforeAfter {
    TimeRange before;
    TimeRange after;

    /// Half a minute in all after the change, of which the first seconds are left out.
    static BeforeAfter around(Timestamp appliedAt)
    {
        using namespace std::chrono_literals;
        return {{appliedAt - 25s, appliedAt}, {appliedAt + 5s, appliedAt + 30s}};
    }
};

} // namespace performance
