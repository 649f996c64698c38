// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/mutex.h"

#include <deque>

namespace performance {

/// What happened since this program started, for marks on charts: the last thousand. Thread-safe.
class Timeline {
public:
    void add(TimelineEvent::Kind kind, Timestamp time, const QString &text);
    /// In the order in which it was told.
    std::vector<TimelineEvent> in(const TimeRange &range) const;

private:
    mutable Mutex m_mutex;
    std::deque<TimelineEvent> m_events WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
