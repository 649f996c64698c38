// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <limits>

namespace performance {

/// A total that is added up here and reported as a counter at each tick in which it grew, and at the one after, so that the
/// rate of a silent sender is 0. After a pause the old total is reported for the tick before, too: what comes then happened
/// within its own interval.
///
/// Thread-safety: one thread at a time; its owner locks.
class ToldTotal {
public:
    double value = 0;

    /// Reports the total at `time`. `before` is the tick before, at which it was still as it was reported last.
    void tell(SeriesId series, qint64 before, qint64 time, std::vector<EventSample> &samples)
    {
        if (m_time < before)
            samples.push_back({series, before, bitsOf(m_told)});
        samples.push_back({series, time, bitsOf(value)});
        m_told = value;
        m_time = time;
    }
    qint64 time() const { return m_time; }

private:
    double m_told = 0; ///< before the first time it was nothing
    qint64 m_time = std::numeric_limits<qint64>::min();
};

} // namespace performance
