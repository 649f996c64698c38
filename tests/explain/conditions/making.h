// SPDX-License-Identifier: MIT
#pragma once

#include <sys/prctl.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

/// What the small programs of this folder share. Each makes one condition real until it is ended; none touches more than the
/// loopback, a folder that is named to it, and its own processes. Thread-safety: functions without state.
namespace making {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;
using std::chrono::milliseconds;

[[noreturn]] inline void fail(const char *what)
{
    std::perror(what);
    std::exit(1);
}

/// A program of a condition does not outlive its runner, however that ends.
inline void endWithParent()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/// Uses this thread's CPU for so long, and never sleeps.
inline void spinFor(microseconds length)
{
    const auto end = Clock::now() + length;
    while (Clock::now() < end) {
        for (int i = 0; i < 2000; ++i)
            __asm__ volatile("");
    }
}

inline size_t countAt(int count, char **arguments, int at, size_t otherwise)
{
    return at < count ? size_t(std::strtoul(arguments[at], nullptr, 10)) : otherwise;
}

inline std::string textAt(int count, char **arguments, int at)
{
    return at < count ? arguments[at] : std::string();
}

/// What a victim suffers: the times of its requests, told once a second as "requests 40 p50 5.1 ms p95 9.8 ms max 11.0 ms".
class Latencies {
public:
    void add(Clock::duration time)
    {
        m_times.push_back(std::chrono::duration<double, std::milli>(time).count());
        if (Clock::now() < m_tell)
            return;
        std::sort(m_times.begin(), m_times.end());
        std::printf("requests %zu p50 %.2f ms p95 %.2f ms max %.2f ms\n", m_times.size(), m_times[m_times.size() / 2],
                    m_times[m_times.size() * 95 / 100], m_times.back());
        std::fflush(stdout);
        m_times.clear();
        m_tell = Clock::now() + std::chrono::seconds(1);
    }

private:
    std::vector<double> m_times;
    Clock::time_point m_tell = Clock::now() + std::chrono::seconds(1);
};

} // namespace making
