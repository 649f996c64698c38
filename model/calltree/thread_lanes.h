// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_filter.h"

namespace performance {

/// What a thread did over time, in equal columns.
struct ThreadLane {
    qint32 thread = 0;
    qint64 weight = 0; ///< of all its samples on the CPU, to sort by
    struct Column {
        float own = 0;     ///< share of the column that it ran: in the program itself, …
        float library = 0; ///< in libraries and generated code,
        float kernel = 0;  ///< in the kernel
        float waiting = 0; ///< share that it was off the CPU, where that was recorded
    };
    std::vector<Column> columns;
};

/// The lanes of the threads in [from, to), the busiest first, at most `most`. Of the filter only the range is left out.
/// Thread-safety: a pure function.
std::vector<ThreadLane> threadLanes(const Profile &profile, qint64 from, qint64 to, int columns, size_t most,
                                    const std::stop_token &stop = {});

/// How many samples there were in each part of each second: FlameScope's heat map. `rows` parts a second, one column a
/// second.
struct SubsecondHeat {
    int rows = 0;
    int columns = 0;
    std::vector<qint32> counts; ///< column by column
    qint32 most = 0;
};
SubsecondHeat subsecondHeat(const Profile &profile, const ProfileFilter &filter, int rows,
                            const std::stop_token &stop = {});

} // namespace performance
