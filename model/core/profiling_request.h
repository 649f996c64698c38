// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values.

/// What is profiled.
struct ProfilingTarget {
    enum class Kind {
        MetricsOnly, ///< no stacks: every metric and the top processes
        Launch,      ///< a command, from its first instruction to its end
        Attach,      ///< running processes with all their threads and children
        System,      ///< everything on the machine
    };
    Kind kind = Kind::MetricsOnly;
    QStringList command;                ///< of Launch: the program and its arguments
    QString folder;                     ///< of Launch: where it runs; empty: here
    QMap<QString, QString> environment; ///< of Launch: variables that are set on top of this process' own
    std::vector<qint64> processes;      ///< of Attach

    bool operator==(const ProfilingTarget &) const = default;
};

/// How callers are found. Auto is DWARF: what tells the truth for programs built without frame pointers.
enum class StackMode { Auto, Dwarf, FramePointers, None };

/// What a profiling session records.
struct ProfilingRequest {
    QString name;
    /// How often a snapshot of the metrics is taken; empty: as often as the client observes.
    std::optional<std::chrono::milliseconds> interval;

    ProfilingTarget target;
    double rate = 999; ///< samples per second and CPU, 1 to 10,000
    StackMode stacks = StackMode::Auto;
    /// How much of each stack is copied to be unwound, in bytes; empty: by the rate. MinStackBytes to MaxStackBytes.
    std::optional<quint32> stackBytes;
    bool onCpu = true;
    bool offCpu = false; ///< where and how long threads wait
    bool pageFaults = false;
    /// What this user may not sample, the privileged helper opens, once an administrator has allowed it.
    bool withHelper = false;

    static constexpr quint32 MinStackBytes = 1024;
    static constexpr quint32 MaxStackBytes = 65528; ///< the kernel's: a multiple of 8 in 16 bits

    /// Bytes of each stack: what was chosen, else as much as some 8 MiB a second and CPU allow, 8 KiB at the least. That
    /// is enough for 97 of 100 threads; event loops of Node or deep recursion want more, which rarer samples leave room for.
    quint32 copiedStackBytes() const;

    bool operator==(const ProfilingRequest &) const = default;
};

} // namespace performance
