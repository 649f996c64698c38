// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/sample_layout.h"
#include "performance/symbols/import/perf_data_header.h"

namespace performance {

// Thread-safety: pure functions, but for the sample that readOffCpu() changes.

/// What an event of a recording counts.
ProfileEvent meaningOf(const PerfDataHeader::Event &event);

/// What a sample counts where neither it nor its event says: of a clock the time between two samples.
std::optional<std::uint64_t> assumedPeriod(const PerfDataHeader::Event &event);

/// The event of perf record --off-cpu.
bool isOffCpuEvent(const PerfDataHeader::Event &event);

/// A wait that perf's BPF program measured carries its fields in the raw part, since perf 6.16
/// (__set_offcpu_sample() of tools/perf/util/evsel.c): pid and tid, the time, the chain. Before, the sample has them.
void readOffCpu(PerfSample &sample);

} // namespace performance
