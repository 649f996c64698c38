// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"
#include "performance/profile/unwind/elf_file.h"

#include <linux/perf_event.h>

#include <map>
#include <string>

namespace performance {

// Thread-safety: plain values and pure functions.

struct Tracepoint {
    std::string name;   ///< "sched:sched_switch"
    std::string format; ///< its fields, as the kernel's format file has them
};
/// By their numbers.
using Tracepoints = std::map<std::uint64_t, Tracepoint>;

/// How perf calls an event where a recording does not say: "instructions", "LLC-load-misses", "sched:sched_switch".
/// Source: tools/perf/util/evsel.c, evsel__name().
std::string perfEventName(const perf_event_attr &attributes, const Tracepoints &tracepoints);

/// What a perf event counts, by its name as perf prints it, whatever unit of the processor ("cpu_core/cycles/P") and
/// whatever modifiers ("cycles:ppp") it has: the kind and the unit of its periods. "1" where nothing better is known.
ProfileEvent perfEventOf(const QString &name);

/// The tracepoints of what perf keeps of /sys/kernel/tracing (HEADER_TRACING_DATA); as far as it can be read.
/// Source: tools/perf/util/trace-event-info.c.
Tracepoints readTracepoints(ByteSpan tracingData);

} // namespace performance
