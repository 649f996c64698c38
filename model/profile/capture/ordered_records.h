// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/ring_buffer.h"

#include <functional>
#include <vector>

namespace performance {

/// A record is written a moment after its time was taken: what is younger waits for the next round, in nanoseconds.
constexpr std::uint64_t RecordSettleNs = 2'000'000;

/// Hands out what the kernel wrote to several buffers in the order of time, up to `until` (CLOCK_MONOTONIC, in nanoseconds); what
/// is younger comes again the next time. The room of what was read is given back while it goes.
/// Thread-safety: the one reader of these buffers; `handle` is called on the same thread.
void readInOrder(std::vector<RingBuffer> &rings, const SampleLayout &layout, std::uint64_t until,
                 const std::function<void(const PerfRecord &record, std::uint64_t time)> &handle);

} // namespace performance
