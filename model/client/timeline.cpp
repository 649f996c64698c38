// SPDX-License-Identifier: MIT
#include "performance/client/timeline.h"

#include <algorithm>

namespace performance {

void Timeline::add(TimelineEvent::Kind kind, Timestamp time, const QString &text)
{
    const Locked lock(m_mutex);
    m_events.push_back({kind, time, text});
    if (m_events.size() > 1000)
        m_events.pop_front();
}

std::vector<TimelineEvent> Timeline::in(const TimeRange &range) const
{
    const Locked lock(m_mutex);
    std::vector<TimelineEvent> list;
    std::copy_if(m_events.cbegin(), m_events.cend(), std::back_inserter(list),
                 [&](const TimelineEvent &event) { return range.contains(event.time); });
    return list;
}

} // namespace performance
