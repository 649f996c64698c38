// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace performance {

/// Off-CPU time of a recording with context switches (perf record -e sched:sched_switch, of the whole machine or with
/// --switch-events): a wait begins where the kernel says that a thread was switched out, at the stack of its sched_switch
/// sample, and ends where it was switched in again.
///
/// Thread-safety: one thread.
class SwitchWaits {
public:
    static constexpr const char *EndlessNote = QT_TRANSLATE_NOOP(
        "Symbols",
        "Of some waits the recording does not show the end, and they are missing. With -a or --switch-events perf records when threads come back, too.");

    struct Wait {
        std::uint64_t since = 0;
        std::int32_t stack = -1;
        std::int32_t row = -1;  ///< of the thread in the profile, as it was called then
        bool preempted = false; ///< it wanted to go on, and another thread was let on the CPU
    };

    /// `row`: of the thread in the profile.
    void sampled(std::int32_t thread, std::int32_t stack, std::int32_t row) { m_samples[thread] = {stack, row}; }
    void switchedOut(std::int32_t thread, std::uint64_t time, bool preempted)
    {
        const auto sample = m_samples.find(thread);
        const Sample last = sample == m_samples.end() ? Sample() : sample->second;
        m_endless += m_waits.insert_or_assign(thread, Wait{time, last.stack, last.row, preempted}).second ? 0 : 1;
    }
    bool isWaiting(std::int32_t thread) const { return m_waits.contains(thread); }
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

    /// Waits of which the recording does not show the end: the thread ran again, and who was switched out for it was not
    /// recorded.
    std::int64_t endless() const { return m_endless; }

private:
    struct Sample {
        std::int32_t stack = -1;
        std::int32_t row = -1;
    };
    std::unordered_map<std::int32_t, Sample> m_samples;
    std::unordered_map<std::int32_t, Wait> m_waits;
    std::int64_t m_endless = 0;
};

} // namespace performance
