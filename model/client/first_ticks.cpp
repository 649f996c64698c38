// SPDX-License-Identifier: MIT
#include "performance/client/first_ticks.h"

namespace performance {

bool FirstTicks::tick()
{
    std::vector<std::function<void()>> ready;
    bool isFirst = false;
    {
        const Locked lock(m_mutex);
        isFirst = m_ticks++ == 0;
        if (!isFirst)
            ready.swap(m_waiting);
    }
    for (const auto &start : ready)
        start();
    return !isFirst;
}

void FirstTicks::giveUp()
{
    std::vector<std::function<void()>> given;
    const Locked lock(m_mutex);
    m_isOver = true;
    given.swap(m_waiting);
}

} // namespace performance
