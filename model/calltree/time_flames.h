// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_filter.h"

namespace performance {

/// The stacks of one thread in the order of time: what a flame graph is before it is merged.
struct TimeFlames {
    /// A function that stays on the stack, from one column to another.
    struct Box {
        qint32 function = -1; ///< -1: not named yet
        int level = 0;        ///< 0: the outermost
        int first = 0;        ///< column
        int count = 0;        ///< columns
    };
    qint32 thread = -1; ///< which; -1: there is none
    qint64 from = 0;
    qint64 to = 0;
    int columns = 0;
    int levels = 0;
    std::vector<Box> boxes; ///< level by level within a column, in the order of their first column
};

/// Of the busiest thread that the filter shows, in its range, at most `columns` wide. Where a column covers several
/// samples it shows the stack that took most of it. Thread-safety: a pure function.
TimeFlames timeFlames(const Profile &profile, const ProfileFilter &filter, int columns,
                      const std::stop_token &stop = {});

} // namespace performance
