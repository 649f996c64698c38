// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace performance {

/// /proc/PID/stat and /proc/PID/task/TID/stat (Documentation/filesystems/proc.rst, table 1-4; fs/proc/array.c,
/// do_task_stat()). The name may contain anything, also ") S 1 (": it ends at the last parenthesis of the line. Times are in
/// USER_HZ. Thread-safety: pure functions; startTimeOf() reads /proc, from any thread.
struct ProcessStat {
    int32_t pid = 0;
    std::string_view name;
    char state = '?';
    int32_t parent = 0;
    bool ofKernel = false; ///< a thread of the kernel
    uint64_t majorFaults = 0;
    uint64_t userTicks = 0;
    uint64_t systemTicks = 0;
    uint64_t childTicks = 0; ///< user and system time of children that ended and were waited for
    int32_t nice = 0;
    int32_t threads = 0;
    uint64_t startTime = 0;
    int64_t residentPages = 0;
    /// Where its code and its stack begin: others after an exec, as addresses are random. 0 and 1 where the kernel does
    /// not show them to us.
    uint64_t startCode = 0;
    uint64_t startStack = 0;

    /// It has ended and keeps its number until its parent asks for it.
    bool hasEnded() const { return state == 'Z' || state == 'X' || state == 'x'; }
};
/// Nothing of a line that ends before its field 24. `name` lies in `text`.
std::optional<ProcessStat> parseProcessStat(std::string_view text);
/// Field 42 of the same line: how long it waited for storage, where the kernel counts it (kernel.task_delayacct); else 0.
uint64_t storageTicks(std::string_view stat);

/// /proc/PID/schedstat: nanoseconds on a CPU and waiting for one.
struct SchedStat {
    int64_t onCpu = 0;
    int64_t waited = 0;
};
std::optional<SchedStat> parseSchedStat(std::string_view text);

/// Field 22 of /proc/PID/stat, which with the pid names a process for good, as pids come back; nothing where there is none.
/// `root` stands before /proc.
std::optional<uint64_t> startTimeOf(int32_t pid, const std::string &root = {});

} // namespace performance
