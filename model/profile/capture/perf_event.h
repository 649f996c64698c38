// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/unique_fd.h"

#include <linux/perf_event.h>

namespace performance {

/// perf_event_open(2) with its errors in words: what the kernel refused and what the user can do.
PerformanceResult<UniqueFd> openPerfEvent(const perf_event_attr &attributes, std::int32_t process, int cpu);

/// The CPUs that are online, by number.
std::vector<int> onlineCpus();

/// kernel.perf_event_max_sample_rate; 0 where it cannot be read.
double mostSamplesPerSecond();

/// Attributes of all our events: one layout of samples, times of CLOCK_MONOTONIC.
perf_event_attr commonAttributes();

} // namespace performance
