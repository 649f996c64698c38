// SPDX-License-Identifier: MIT
#pragma once

// /proc/stat and /proc/loadavg (Documentation/filesystems/proc.rst), /proc/pressure (Documentation/accounting/psi.rst).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace performance {

// Thread-safety: values and pure functions.

/// Counters of one CPU (or of all) in USER_HZ. `user` and `nice` do not contain guests' time, which the kernel counts
/// twice.
struct CpuTimes {
    enum Mode { User, Nice, System, Idle, IoWait, Interrupt, SoftInterrupt, Steal, Guest, ModeCount };
    std::array<int64_t, ModeCount> modes{};

    int64_t total() const;
};

struct ProcStat {
    std::optional<CpuTimes> all;
    std::vector<std::pair<int, CpuTimes>> cpus; ///< by logical number; only those that are online
    std::optional<int64_t> contextSwitches;
    std::optional<int64_t> interrupts;
    std::optional<int64_t> processesCreated;
    std::optional<int64_t> running;
    std::optional<int64_t> blocked;
};
ProcStat parseProcStat(std::string_view text);

struct LoadAverage {
    int64_t hundredths1 = 0;
    int64_t hundredths5 = 0;
    int64_t hundredths15 = 0;
    int64_t runnable = 0;
    int64_t tasks = 0;
    int64_t lastPid = 0;
};
std::optional<LoadAverage> parseLoadAverage(std::string_view text);

/// Total stall time in microseconds.
struct Pressure {
    std::optional<int64_t> some, full;
};
Pressure parsePressure(std::string_view text);

} // namespace performance
