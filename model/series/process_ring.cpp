// SPDX-License-Identifier: MIT
#include "performance/series/process_ring.h"

#include <algorithm>

namespace performance {

void ProcessRing::append(std::shared_ptr<const ProcessTick> tick)
{
    const QMutexLocker lock(&m_mutex);
    // A clock that was set back would break the order that look-ups rely on.
    while (!m_ticks.empty() && m_ticks.back()->time >= tick->time)
        m_ticks.pop_back();
    m_ticks.push_back(std::move(tick));
    if (m_ticks.size() > m_capacity)
        m_ticks.pop_front();
}

std::shared_ptr<const ProcessTick> ProcessRing::at(Timestamp time) const
{
    const QMutexLocker lock(&m_mutex);
    const auto it = std::lower_bound(m_ticks.cbegin(), m_ticks.cend(), time,
                                     [](const auto &tick, Timestamp t) { return tick->time < t; });
    if (it == m_ticks.cend()) {
        const bool hardlyLater = !m_ticks.empty() && time - m_ticks.back()->time <= std::max<nanoseconds>(2 * m_ticks.back()->interval, std::chrono::seconds(2));
        return hardlyLater ? m_ticks.back() : nullptr;
    }
    if ((*it)->time - (*it)->interval > time)
        return nullptr;
    return *it;
}

std::shared_ptr<const ProcessTick> ProcessRing::last() const
{
    const QMutexLocker lock(&m_mutex);
    return m_ticks.empty() ? nullptr : m_ticks.back();
}

std::vector<std::shared_ptr<const ProcessTick>> ProcessRing::between(Timestamp from, Timestamp to) const
{
    const QMutexLocker lock(&m_mutex);
    std::vector<std::shared_ptr<const ProcessTick>> ticks;
    for (const auto &tick : m_ticks) {
        if (tick->time >= from && tick->time < to)
            ticks.push_back(tick);
    }
    return ticks;
}

} // namespace performance
