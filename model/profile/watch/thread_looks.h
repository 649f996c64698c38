// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/snapshot.h"
#include "performance/profile/capture/process_family.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace performance {

/// A process that did something in the last tick.
struct BusyProcess {
    ProcessIdentity identity;
    double cpu = 0; ///< CPUs used: 1.0 is one CPU fully
};

/// What a look at a thread found.
struct ThreadLook {
    TaskId task;
    std::int64_t ran = 0;      ///< on a CPU since the look before, in nanoseconds; of a first look 0
    std::int64_t waited = 0;   ///< for a CPU, likewise
    std::uint64_t elapsed = 0; ///< since the look before; of a first look 0
    char state = '?';          ///< '?' where it ran or waited for a CPU nearly all the time: nobody asked
    bool isFirst = false;
};

/// Looks at the threads of processes, at a limited number each time, in turn. Sources: /proc/PID/task/TID/schedstat
/// (Documentation/scheduler/sched-stats.rst) and …/stat (proc(5)).
///
/// Thread-safety: one thread at a time.
class ThreadLooks {
public:
    static constexpr size_t MostProcesses = 64;
    static constexpr size_t MostLooks = 128;

    /// `now`: CLOCK_MONOTONIC in nanoseconds. A process that is not among them is forgotten after some rounds.
    std::vector<ThreadLook> look(std::span<const BusyProcess> processes, std::uint64_t now);
    /// Processes that were forgotten in the last look, or whose number another one has.
    const std::vector<std::int32_t> &forgotten() const { return m_forgotten; }

private:
    struct Thread {
        std::int64_t onCpu = 0;
        std::int64_t waited = 0;
        std::uint64_t lookedAt = 0;
    };
    struct Process {
        std::uint64_t startTime = 0;
        std::vector<std::int32_t> threads; ///< as they were listed last
        unsigned listedIn = 0;             ///< round
        unsigned round = 0;                ///< in which it was asked for last
        std::map<std::int32_t, Thread> seen;
    };
    void list(std::int32_t number, Process &process);
    bool lookAt(ThreadLook &look, Thread &thread, std::uint64_t now);

    std::map<std::int32_t, Process> m_processes;
    std::vector<std::int32_t> m_forgotten;
    unsigned m_round = 0;
    size_t m_turn = 0; ///< where the next look begins, of all threads together
};

} // namespace performance
