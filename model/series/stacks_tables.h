// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

// What a profile of the stacks history is made into before it is written. Thread-safety: pure functions.

/// Only what its samples need, in the order in which it costs least to store: frames by module and address, functions, modules
/// and strings as the frames come to them, threads and stacks as the samples do. Times are whole milliseconds, rounded down.
Profile compacted(const Profile &profile);

/// How coarsened() makes less of a profile.
struct StacksCoarsening {
    /// A stack that weighs less than this share of what its program has of the event, or less than so many of its samples, counts
    /// for its caller, and so on outwards.
    double share = 0;
    double samples = 0;
    /// Whether the innermost function of such a stack stays, below the last caller that weighs enough, where that function weighs
    /// enough in all its places together: who calls it at all is left out then, not that it costs.
    bool keepsInnermost = true;
    /// Of a program that has less than this share of all that there is of the event, only the weight is kept, without stacks.
    double programShare = 0;
    /// A process of which there is less than this is counted by its program: process and thread are 0.
    nanoseconds leastOfProcess{0};
    /// Samples that are the same but for their time are summed up over so many nanoseconds, at the time of the first.
    qint64 step = 60'000'000'000;
};

/// The same weights over functions instead of addresses: a frame stands for the functions that are there, with their file, and
/// without line and address. What has no name yet keeps its address. Strings, modules and functions are those of `profile`, also those that are not needed.
Profile coarsened(const Profile &profile, const StacksCoarsening &how);

/// Of whole epochs in long ranges.
inline constexpr StacksCoarsening StacksForLongRanges{0.02, 4.5, true, 0, std::chrono::seconds(1), 300'000'000'000};
/// Of the month.
inline constexpr StacksCoarsening StacksForMonth{0.05, 4.5, false, 0.02, nanoseconds::max()};

/// Times are stored in these.
inline constexpr qint64 StacksTimeStep = 1'000'000;

/// Rounded down also before zero.
inline qint64 roundedDown(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return rest < 0 ? value - rest - step : value - rest;
}

} // namespace performance
