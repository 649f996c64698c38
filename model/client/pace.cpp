// SPDX-License-Identifier: MIT
#include "performance/client/pace.h"

#include "performance/system/collector.h"

#include <algorithm>

namespace performance {

void Pace::setUsual(std::chrono::milliseconds interval)
{
    const Locked lock(m_mutex); // of two that come at once, the collector gets the later one last
    m_usual = interval;
    if (m_collector)
        m_collector->setInterval(inForce());
}

void Pace::setWish(std::optional<std::chrono::milliseconds> interval)
{
    const Locked lock(m_mutex);
    m_wish = interval;
    if (m_collector)
        m_collector->setInterval(inForce());
}

std::chrono::milliseconds Pace::interval() const
{
    const Locked lock(m_mutex);
    return inForce();
}

std::chrono::milliseconds Pace::inForce() const
{
    return m_wish ? std::min(*m_wish, m_usual) : m_usual;
}

} // namespace performance
