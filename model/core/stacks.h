// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"

#include <optional>
#include <vector>

namespace performance {

// The stacks that are sampled all the time, at a low rate, and kept with the history. Thread-safety: values.

/// The events of a profile that comes from that history (ProfileEvent::name), in this order. The first is CPU time; the others
/// are waiting, looked at once a second: their weights say that a thread was found so, and stand for that second.
struct StackEvents {
    static constexpr QLatin1String Cpu{"cpu"};           ///< on a CPU, sampled by the kernel's clock
    static constexpr QLatin1String Lock{"lock"};         ///< asleep for a lock of its program (futex)
    static constexpr QLatin1String Blocked{"blocked"};   ///< in uninterruptible sleep (state D): storage, mostly
    static constexpr QLatin1String Runnable{"runnable"}; ///< could run and got no CPU
};

/// Whose stacks of the history are wanted. What is set must all hold.
struct StacksFilter {
    std::vector<qint32> processes; ///< pids; empty: every process
    QString program;               ///< the name of the process, as the kernel has it; empty: every program
    QString unit;                  ///< systemd unit, scope or container; empty: every one

    bool isEmpty() const { return processes.empty() && program.isEmpty() && unit.isEmpty(); }
    bool operator==(const StacksFilter &) const = default;
};

/// What a process was mostly doing in a range.
struct ProcessActivity {
    qint32 process = 0; ///< pid
    QString name;
    double cpuSeconds = 0; ///< CPU time that its samples stand for
    QString function;      ///< in which most of its own CPU time went
    QString module;
    double share = 0;  ///< of its CPU time in that function, 0 to 1
    bool named = true; ///< whether `function` is a symbol

    bool operator==(const ProcessActivity &) const = default;
};

/// How the sampling of stacks is doing.
struct StacksStatus {
    enum class Reach {
        Nothing,      ///< it is switched off, or may not be done: `reason`
        Elsewhere,    ///< whatever the program may that records this history, which this one only follows
        OwnProcesses, ///< the busy processes of this user
        Machine,      ///< every process, and the kernel
    };
    Reach reach = Reach::Nothing;
    Message reason;                  ///< why not more of it
    double rate = 0;                 ///< samples per second and CPU, in force
    double wantedRate = 0;           ///< lower than this, to stay within the limit of cost, is `rate`
    double cost = 0;                 ///< CPU time that it takes, of the whole machine's, 0 to 1, over the last minute
    qint64 lost = 0;                 ///< samples that the kernel had to drop since it began
    qint64 bytes = 0;                ///< on disk
    std::optional<Timestamp> oldest; ///< the first moment of which there are stacks

    bool operator==(const StacksStatus &) const = default;
};

} // namespace performance
