// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/ring_buffer.h"

#include <span>
#include <vector>

namespace performance {

/// The memory that the buffers of all CPUs share is a user's budget: kernel.perf_event_mlock_kb for each CPU, and
/// RLIMIT_MEMLOCK on top of it (perf_mmap() in kernel/events/core.c). What the first buffer takes, the last one lacks.
/// Thread-safety: any thread; each buffer has one reader.
constexpr size_t MaxRingBytes = size_t(4) << 20;
constexpr size_t MaxRingBytesInAll = size_t(64) << 20;

/// How large each buffer of so many CPUs is at best, in bytes: a power of two.
size_t wantedRingBytes(size_t cpus);

/// Maps a buffer for each event of `descriptors`, all of the same size: `bytes`, or half as much, again and again, until
/// all of them are mapped; at least a page. PermissionDenied where the budget does not suffice for that, with what to do.
PerformanceResult<std::vector<RingBuffer>> mapRings(std::span<const int> descriptors, size_t bytes);

/// The size that a recording by this user gets for each of its buffers right now, in bytes, found by mapping them; 0
/// where there is no room for any, nothing where events cannot be opened at all. Takes milliseconds.
std::optional<size_t> obtainableRingBytes();

} // namespace performance
