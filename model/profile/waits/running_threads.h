// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/perf_event.h"
#include "performance/profile/capture/process_family.h"
#include "performance/profile/capture/sample_layout.h"

#include <chrono>
#include <functional>
#include <vector>

namespace performance {

/// One sample of each of these threads, taken by the kernel within `patience` while they run (perf_event_open(2), an event of the
/// task's clock on each that ends after its first sample). `found` is called on the same thread for each that ran; what the
/// sample points into is gone after. An error where no such event may be opened, or there is no room for its buffer.
///
/// Thread-safety: any thread; it blocks for `patience` at most.
using RunningSample = std::function<void(const TaskId &task, const PerfSample &sample, bool inKernel)>;
PerformanceResult<void> sampleRunning(const std::vector<TaskId> &tasks, std::chrono::milliseconds patience,
                                      const RunningSample &found);

} // namespace performance
