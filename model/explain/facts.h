// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/snapshot.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values and pure functions.

/// A series in the range, beside what is usual.
struct SeriesFact {
    QString key;
    std::optional<double> value; ///< mean in the range; of what is measured seldom its last value
    std::optional<double> usual; ///< median of the time before, or of the same time yesterday where that is more
    double peak = 0;             ///< the most in the range

    double now() const { return value.value_or(0); }
    double before() const { return usual.value_or(0); }
    /// Whether it is so many times as much as usual, and at least so much more.
    bool grew(double factor, double least = 0) const
    {
        return value && *value > before() * factor && *value >= before() + least;
    }
};

/// A process in the range, and what it did before.
struct Actor {
    ProcessSample now; ///< mean rates
    std::optional<ProcessSample> usual;

    double cpu() const { return now.cpu.value_or(0); }
    double waited() const { return now.runDelay.value_or(0); }
    double usualCpu() const { return usual ? usual->cpu.value_or(0) : 0; }
    double usualWaited() const { return usual ? usual->runDelay.value_or(0) : 0; }
    /// kthreadd (pid 2, kernel/kthread.c) and its children.
    bool isKernel() const { return now.identity.pid == 2 || now.parent == 2; }
};

/// All processes of one name.
struct Program {
    QString name;
    std::vector<const Actor *> members; ///< by falling CPU; valid as long as the scene
    double cpu = 0;                     ///< CPUs
    double usualCpu = 0;
    double waited = 0; ///< seconds per second that its threads were runnable and got no CPU
    double usualWaited = 0;
    double read = 0; ///< bytes per second
    double usualRead = 0;
    double written = 0;
    double usualWritten = 0;
    double faults = 0; ///< major ones per second
    double usualFaults = 0;
    qint64 resident = 0;
    qint64 usualResident = 0;

    double io() const { return read + written; }
    double usualIo() const { return usualRead + usualWritten; }
    const Actor &first() const { return *members.front(); }
    /// Its pid where it is one process.
    qint32 pid() const { return members.size() == 1 ? first().now.identity.pid : 0; }
    bool isKernel() const { return first().isKernel(); }
};

/// 0 up to `from`, 1 from `to` on, and straight between.
inline double ramp(double value, double from, double to)
{
    return std::clamp((value - from) / (to - from), 0.0, 1.0);
}

/// How sure something is that grew against the usual, and that was so before: what is as always may still be the cause.
inline double sureOfGrowth(double value, double usual)
{
    return 0.6 + 0.4 * ramp(value, usual * 1.2, usual * 2 + 1e-9);
}

} // namespace performance
