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
    /// A stack that weighs less than this share of what its program has of the event counts for its caller, and so on outwards.
    double share = 0;
    /// Whether the innermost function of such a stack stays, below the last caller that weighs enough: what a function cost
    /// itself is then exact, and what is left out is how it was come to.
    bool keepsInnermost = true;
    /// Of a program that has less than this share of all that there is of the event, only the weight is kept, without stacks.
    double programShare = 0;
    /// Programs instead of threads: process and thread are 0.
    bool byProgram = false;
};

/// The same weights over functions instead of addresses: a frame stands for the functions that are there, with their file, and
/// without line and address. What has no name yet keeps its address. Of the same minute, thread, stack and event the weights are
/// summed up, at the time of the first. Strings, modules and functions are those of `profile`, also those that are not needed.
Profile coarsened(const Profile &profile, const StacksCoarsening &how);

/// Of whole epochs in long ranges.
inline constexpr StacksCoarsening StacksForLongRanges{0.005, true, 0, false};
/// Of the month.
inline constexpr StacksCoarsening StacksForMonth{0.02, false, 0.01, true};

/// Times are stored in these.
inline constexpr qint64 StacksTimeStep = 1'000'000;
/// Longest span whose samples are summed up in a coarse profile.
inline constexpr qint64 StacksCoarseStep = 60'000'000'000;

/// Rounded down also before zero.
inline qint64 roundedDown(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return rest < 0 ? value - rest - step : value - rest;
}

} // namespace performance
