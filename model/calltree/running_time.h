// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_filter.h"

namespace performance {

/// How many threads ran beside each sample on the CPU, itself among them: the distinct ones with a sample in the time around it,
/// as long as the interval at which a running thread is sampled (before and after; 10 ms where the event says no rate). By sample;
/// 1 for those that are no CPU time.
///
/// Only the threads of the processes that the filter shows count, and all of them whatever threads it shows: the time of a program is
/// what is divided. The kernel's idle threads (pid 0) do not count.
///
/// A weight divided by it is the part of the running time that the sample stands for: of a program that alone runs for 9 s and on ten
/// CPUs for 1 s, the 9 s are 47 % of the CPU time and 90 % of the running time. That is the latency profile of perf
/// (tools/perf/Documentation/cpu-and-latency-overheads.txt, `perf report --latency`), whose parallelism comes from context switches;
/// of samples alone it is an estimate: who runs for less than an interval is mostly not seen.
///
/// Thread-safety: a pure function; stops early, with what it has, when asked to.
std::vector<qint32> parallelism(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop = {});

/// The weight of a sample that `running` threads share.
inline qint64 sharedWeight(qint64 weight, qint32 running)
{
    return running <= 1 ? weight : (weight + running / 2) / running;
}

} // namespace performance
