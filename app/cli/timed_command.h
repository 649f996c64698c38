// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/error.h>

#include <QStringList>

#include <functional>

namespace wai::cli {

/// What one run of a command took, as the kernel counted it (wait4(2), struct rusage), its children that it waited for
/// included.
struct RunMeasurement {
    double wall = 0; ///< seconds, all three
    double user = 0;
    double system = 0;
    qint64 peakBytes = 0;
    /// It took at most as much as this program had already, which the kernel counts as its own (exec(2) keeps the mark).
    bool isPeakBound = false;
    qint64 minorFaults = 0;
    qint64 majorFaults = 0;
    qint64 readBlocks = 0; ///< of 512 bytes, from storage
    qint64 writtenBlocks = 0;
    qint64 voluntarySwitches = 0;
    qint64 involuntarySwitches = 0;
    int exitCode = 0; ///< 128 + the signal where one ended it, as a shell says it
};

/// Runs a command to its end. `quiet`: what it prints goes nowhere. IoError where it cannot be
/// started. `held`: is called with its number while it waits for its first instruction, which it gets when that returns; a
/// shell holds it then, which adds a millisecond.
performance::PerformanceResult<RunMeasurement> runTimed(const QStringList &command, bool quiet,
                                                        const std::function<void(qint64 pid)> &held = {});

} // namespace wai::cli
