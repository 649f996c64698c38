// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/recording.h"
#include "performance/series/epoch.h"

#include <map>

namespace performance {

/// Puts the columns of blocks and of the open epoch together into one recording.
///
/// Thread-safety: one thread.
class RecordingBuilder {
public:
    RecordingBuilder(const TimeRange &range, nanoseconds spacing);

    /// Offers the moments of ticks; in any order, before the columns that use them.
    void addTicks(const EpochAxis &axis);
    void addColumn(const SeriesDescriptor &descriptor, const EpochAxis &axis, const EpochColumn &column);
    Recording take();

private:
    struct Own {
        SeriesDescriptor descriptor;
        std::vector<std::pair<qint64, qint64>> samples; ///< time, bits
    };
    void settleTicks();

    qint64 m_from;
    qint64 m_to;
    qint64 m_spacing;
    std::vector<qint64> m_ticks;
    bool m_ticksSettled = false;
    std::map<SeriesId, RecordedSeries> m_columns;
    std::map<SeriesId, Own> m_own;
    std::vector<qint64> m_gaps;
};

} // namespace performance
