// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/snapshot.h"

#include <QMutex>

#include <deque>
#include <memory>

namespace performance {

/// The processes of one tick.
struct ProcessTick {
    Timestamp time;
    nanoseconds interval{0}; ///< that the rates cover
    std::vector<ProcessSample> processes;
};

/// The top processes of the last ticks, bounded. Thread-safe.
class ProcessRing {
public:
    explicit ProcessRing(size_t capacity = 1800) : m_capacity(capacity) {}

    void append(std::shared_ptr<const ProcessTick> tick);
    /// The tick that covers `time`: the first one at or after it, if its interval reaches back to it. A moment hardly
    /// later than the last tick is still the last tick's.
    std::shared_ptr<const ProcessTick> at(Timestamp time) const;
    std::shared_ptr<const ProcessTick> last() const;
    /// The ticks of a span, oldest first.
    std::vector<std::shared_ptr<const ProcessTick>> between(Timestamp from, Timestamp to) const;

private:
    mutable QMutex m_mutex;
    std::deque<std::shared_ptr<const ProcessTick>> m_ticks;
    size_t m_capacity;
};

} // namespace performance
