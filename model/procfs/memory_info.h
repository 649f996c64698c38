// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/keyed_values.h"

namespace performance {

// Thread-safety: values and pure functions.

/// The values of /proc/meminfo (Documentation/filesystems/proc.rst) that are used; in bytes, huge pages in pages.
struct MemInfo {
    std::optional<int64_t> total, free, available, buffers, cached, shmem, slabReclaimable, slabUnreclaimable,
        swapTotal, swapFree, swapCached, dirty, writeback, anonHuge, hugeTotal, hugeFree;
};

/// The keys of all of its values.
std::vector<std::string_view> memInfoKeys();
MemInfo memInfoOf(const KeyedValues &values);
/// Puts its values into the places of their keys.
void setMemInfo(KeyedValues &values, const MemInfo &info);

MemInfo parseMemInfo(std::string_view text);

} // namespace performance
