// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace performance {

/// Off-CPU time of a recording with context switches (perf record -e sched:sched_switch --switch-events): a wait begins
/// where the kernel says that a thread was switched out, at the stack of its sched_switch sample, and ends where it was
/// switched in again.
///
/// Thread-safety: one thread.
class SwitchWaits {
public:
    struct Wait {
        std::uint64_t since = 0;
        std::int32_t stack = -1;
        bool preempted = false; ///< it wanted to go on, and another thread was let on the CPU
    };

    void sampled(std::int32_t thread, std::int32_t stack) { m_stacks[thread] = stack; }
    void switchedOut(std::int32_t thread, std::uint64_t time, bool preempted)
    {
        const auto stack = m_stacks.find(thread);
        m_waits[thread] = {time, stack == m_stacks.end() ? -1 : stack->second, preempted};
    }
    /// The wait that ended; nothing where its begin was not recorded.
    std::optional<Wait> switchedIn(std::int32_t thread)
    {
        const auto wait = m_waits.find(thread);
        if (wait == m_waits.end())
            return std::nullopt;
        const Wait ended = wait->second;
        m_waits.erase(wait);
        return ended;
    }

private:
    std::unordered_map<std::int32_t, std::int32_t> m_stacks;
    std::unordered_map<std::int32_t, Wait> m_waits;
};

} // namespace performance
