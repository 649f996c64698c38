// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/memory_info.h"

namespace performance {

// Thread-safety: plain values and pure functions.

/// Memory by state, in bytes. The states do not overlap and their sum is the memory that there is, as OpenTelemetry's
/// system.memory.usage wants it; none is negative.
struct MemoryStates {
    int64_t used = 0; ///< what cannot be had without swapping, tmpfs and shared memory included: procps' "used"
    int64_t free = 0;
    int64_t buffers = 0;
    int64_t cached = 0;    ///< cache that the kernel can drop: pages of files, slab and ZFS' ARC
    int64_t available = 0; ///< what programs can get without swapping: MemAvailable and the ARC
};

/// `droppableArc`: what ZFS would give back of its cache. The kernel does not know of it and counts it as in use.
/// An estimate of MemAvailable that is missing or larger than the memory (lxcfs gives that of the host) is made up for
/// from the caches. Nothing where the total or what is free is not known.
std::optional<MemoryStates> memoryStates(const MemInfo &info, int64_t droppableArc = 0);

/// What ZFS gives back when memory is short, from arcstats: its size above the minimum that it keeps.
int64_t droppableArc(std::string_view arcstats);

struct SwapStates {
    int64_t used = 0;
    int64_t free = 0;
};
std::optional<SwapStates> swapStates(const MemInfo &info);

} // namespace performance
