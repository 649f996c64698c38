// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <set>
#include <stop_token>

namespace performance {

/// Which samples of a profile are meant, and how their stacks are shown. A value: every view of a profile follows the
/// same one.
struct ProfileFilter {
    std::set<quint8> events; ///< empty: none chosen, the first event counts
    qint64 from = 0;         ///< nanoseconds since the start
    qint64 to = std::numeric_limits<qint64>::max();
    std::set<qint32> threads;   ///< empty: all
    std::set<qint32> processes; ///< pids; empty: all

    bool inlined = true;              ///< show functions that were inlined as callees of their own
    bool collapseRecursion = false;   ///< a function that calls itself is one frame
    bool bottomUp = false;            ///< stacks the other way round: who is on the CPU first, its callers above
    std::set<qint32> hiddenFunctions; ///< their callees count as called by their callers
    std::set<qint32> hiddenModules;
    qint32 focus = -1; ///< a function: only stacks with it, and only from there on
    /// CPU time weighs by how few ran beside it: what the program's running time went into, and not what the CPUs' did. See
    /// calltree/running_time.h. Waits weigh as always.
    bool byRunningTime = false;

    bool operator==(const ProfileFilter &) const = default;

    bool showsEvent(quint8 event) const { return events.empty() ? event == 0 : events.contains(event); }
};

/// What the samples that pass weigh, by stack: the sum of the weights, and how many they are.
struct StackWeights {
    std::vector<qint64> weight; ///< by stack
    std::vector<qint64> samples;
    qint64 totalWeight = 0;
    qint64 totalSamples = 0;
    qint64 withoutStack = 0; ///< weight of samples without a stack, part of the total
};

/// Thread-safety: a pure function. Stops early, with what it has, when asked to.
StackWeights weigh(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop = {});

} // namespace performance
