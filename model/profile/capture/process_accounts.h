// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace performance {

/// What the kernel says of a process as a whole: also what its threads used that have ended, and the children that it has
/// waited for.
struct ProcessTimes {
    std::int32_t parent = 0;
    std::uint64_t startTicks = 0; ///< with the number what tells a process from a later one
    std::uint64_t cpuNs = 0;      ///< utime + stime + cutime + cstime of proc(5), which count in ticks (10 ms)
};
/// Of a line of /proc/PID/stat; nothing where it is none.
std::optional<ProcessTimes> processTimes(const std::string &stat);

/// Who looks at threads many times a second misses those that live between two looks. The kernel does not: when they have
/// ended, their time is their process', and when a process was waited for, it is its parent's. What these have used beyond
/// what was seen of them is what was missed.
///
/// Thread-safety: one thread.
class ProcessAccounts {
public:
    struct Missed {
        std::int32_t process = 0; ///< that it is counted to
        std::uint64_t ns = 0;
    };

    /// A look begins.
    void beginRound() { ++m_round; }
    /// A thread of a process was seen to have run for so long since the look before.
    void threadRan(std::int32_t process, std::uint64_t ns);
    /// What the process has used; after all of its threads. `hadPast`: what it used until now is not ours.
    void processUsed(std::int32_t process, const ProcessTimes &times, bool hadPast);
    /// The look is over: what turned out to have been missed. Less than a tick is left for the next time.
    std::vector<Missed> endRound();
    /// `process` and all that it waited for used `cpuNs` in all (wait4(2)); what was missed of it, to the microsecond.
    std::uint64_t missedInAll(std::uint64_t cpuNs) const { return cpuNs > m_counted ? cpuNs - m_counted : 0; }

    /// The processes that were there at the last look: also those that nobody's child any more.
    std::vector<std::int32_t> processes() const;

private:
    struct Account {
        std::int32_t parent = 0;
        std::uint64_t startTicks = 0;
        std::uint64_t baseNs = 0;
        std::uint64_t usedNs = 0;
        std::uint64_t countedNs = 0;
        std::uint64_t round = 0;
        bool known = false; ///< processUsed() was called
    };
    std::unordered_map<std::int32_t, Account> m_accounts;
    std::uint64_t m_round = 0;
    std::uint64_t m_counted = 0;
};

} // namespace performance
