// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"

namespace performance {

/// A look at a figure just before a change and just after it, for what cannot be switched on and off. It proves nothing, and whoever
/// shows it says so: what else changed in that minute, and that a card comes when things are at their worst and they
/// mostly get better by themselves, look just the same.
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
