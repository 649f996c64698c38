// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/procfs/unique_fd.h"

#include <linux/perf_event.h>

#include <functional>

namespace performance {

// Thread-safety: any thread; an opener is called on the same one.

/// Opens an event with more rights where the kernel refuses us: the privileged helper. May wait for a person's answer.
using PerfOpener =
    std::function<PerformanceResult<UniqueFd>(const perf_event_attr &attributes, std::int32_t thread, int cpu)>;

/// perf_event_open(2) with its errors in words: what the kernel refused and what the user can do. `opener`, if there is
/// one, is asked where the kernel says EACCES.
PerformanceResult<UniqueFd> openPerfEvent(const perf_event_attr &attributes, std::int32_t thread, int cpu,
                                          const PerfOpener &opener = {});

/// The CPUs to be watched, by number.
struct WatchedCpus {
    std::vector<int> numbers; ///< never empty
    bool listed = true;       ///< the kernel listed those that are online; else all that there may be are tried
};
WatchedCpus cpusToWatch();
/// The numbers of a list as the kernel writes it, "0-3,8,10-11"; as far as it can be read.
std::vector<int> cpusOfList(std::string_view list);

/// kernel.perf_event_max_sample_rate; 0 where it cannot be read.
double mostSamplesPerSecond();

/// Attributes of all our events: one layout of samples, times of CLOCK_MONOTONIC.
perf_event_attr commonAttributes();
/// Adds what our unwinder needs of each sample: the kernel's chain, the user's registers, and so many bytes of the stack.
void addStacks(perf_event_attr &attributes, std::uint32_t stackBytes);
/// Adds records that tell of processes: names, starts, ends, and what they map.
void addTaskRecords(perf_event_attr &attributes);

/// Every thread needs a descriptor for each CPU and event; the default limit of 1,024 is soon reached. Takes what the hard limit
/// allows, and gives that.
std::uint64_t raiseDescriptorLimit();

} // namespace performance
