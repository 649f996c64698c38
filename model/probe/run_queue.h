// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace performance {

/// How long a thread of this process has been able to run without a CPU: the second figure of
/// /proc/self/task/TID/schedstat (Documentation/scheduler/sched-stats.rst: "time spent waiting on a runqueue (in
/// nanoseconds)"). Keeps the file open; reading it takes some microseconds. From any thread.
class RunQueueClock {
public:
    explicit RunQueueClock(int tid);
    ~RunQueueClock();
    RunQueueClock(const RunQueueClock &) = delete;
    RunQueueClock &operator=(const RunQueueClock &) = delete;

    /// Since the thread began; zero where the kernel does not tell (built without CONFIG_SCHED_INFO).
    std::chrono::nanoseconds waited() const;

private:
    int m_file;
};

} // namespace performance
