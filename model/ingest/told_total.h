// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <limits>

namespace performance {

/// A total that is added up here and told as a counter at each tick in which it grew, and at the one after: who is silent
/// counted nothing, so that its rate is 0 and what comes after a rest happened within its own interval.
class ToldTotal {
public:
    double value = 0;

    /// Tells what it has come to at `time`; `before` is the tick before, at which it stood where it was told last.
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
