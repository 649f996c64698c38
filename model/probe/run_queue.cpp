// SPDX-License-Identifier: MIT
#include "performance/probe/run_queue.h"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace performance {

RunQueueClock::RunQueueClock(int tid)
{
    std::array<char, 64> path{};
    std::snprintf(path.data(), path.size(), "/proc/self/task/%d/schedstat", tid);
    m_file = ::open(path.data(), O_RDONLY | O_CLOEXEC);
}

RunQueueClock::~RunQueueClock()
{
    if (m_file >= 0)
        ::close(m_file);
}

std::chrono::nanoseconds RunQueueClock::waited() const
{
    std::array<char, 96> text{};
    long long ran = 0;
    long long waiting = 0;
    if (m_file < 0 || ::pread(m_file, text.data(), text.size() - 1, 0) <= 0
        || std::sscanf(text.data(), "%lld %lld", &ran, &waiting) != 2)
        return std::chrono::nanoseconds(0);
    return std::chrono::nanoseconds(waiting);
}

} // namespace performance
