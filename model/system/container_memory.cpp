// SPDX-License-Identifier: MIT
#include "performance/system/container_memory.h"

#include "performance/procfs/keyed_values.h"

#include <algorithm>

#include <unistd.h>

namespace performance {

namespace {

/// The rules are lxcfs' (src/proc_fuse.c, proc_meminfo_read): what the group does not hold is free, and of what it holds the
/// pages of files and what slab can give back are available. The host may be shorter of memory than that.
MemInfo narrowed(MemInfo info, int64_t limit, int64_t usage, int64_t droppable)
{
    const int64_t host = info.available.value_or(limit);
    info.total = limit;
    info.free = std::clamp<int64_t>(limit - usage, 0, limit);
    info.available = std::clamp<int64_t>(*info.free + droppable, 0, std::min(limit, std::max(host, *info.free)));
    info.buffers = 0; // counted as pages of files
    return info;
}

} // namespace

ContainerMemory::ContainerMemory(const KernelRoot &root)
{
    const auto isThere = [](const std::string &path) { return ::access(path.c_str(), R_OK) == 0; };
    const std::string folder = root.path("/sys/fs/cgroup");
    if (isThere(folder + "/memory.max"))
        m_v2 = folder;
    else if (isThere(folder + "/memory/memory.limit_in_bytes"))
        m_v1 = folder + "/memory";
}

std::optional<MemInfo> ContainerMemory::of(const MemInfo &host)
{
    return !m_v2.empty() ? ofVersion2(host) : !m_v1.empty() ? ofVersion1(host) : std::nullopt;
}

std::optional<MemInfo> ContainerMemory::ofVersion2(const MemInfo &host)
{
    const auto limit = readNumber(m_reader, m_v2 + "/memory.max"); // "max" is no number
    if (!limit || *limit <= 0 || *limit >= host.total.value_or(0))
        return std::nullopt;
    const auto usage = readNumber(m_reader, m_v2 + "/memory.current");
    const auto swapLimit = readNumber(m_reader, m_v2 + "/memory.swap.max");
    const auto swapUsage = readNumber(m_reader, m_v2 + "/memory.swap.current");
    const auto text = m_reader.read(m_v2 + "/memory.stat");
    if (!text || !usage)
        return std::nullopt;
    const auto value = [&](const char *key) { return keyedValue(*text, key); };
    MemInfo info = narrowed(host, *limit, *usage,
                            value("inactive_file").value_or(0) + value("active_file").value_or(0)
                                + value("slab_reclaimable").value_or(0));
    info.cached = value("file");
    info.shmem = value("shmem");
    info.slabReclaimable = value("slab_reclaimable");
    info.slabUnreclaimable = value("slab_unreclaimable");
    info.dirty = value("file_dirty");
    info.writeback = value("file_writeback");
    info.anonHuge = value("anon_thp");
    if (swapLimit && swapUsage && host.swapTotal) {
        info.swapTotal = std::min<int64_t>(*swapLimit, *host.swapTotal);
        info.swapFree = *info.swapTotal - std::min<int64_t>(*swapUsage, *info.swapTotal);
    }
    return info;
}

std::optional<MemInfo> ContainerMemory::ofVersion1(const MemInfo &host)
{
    const auto limit = readNumber(m_reader, m_v1 + "/memory.limit_in_bytes");
    if (!limit || *limit <= 0 || *limit >= host.total.value_or(0))
        return std::nullopt;
    const auto usage = readNumber(m_reader, m_v1 + "/memory.usage_in_bytes");
    const auto text = m_reader.read(m_v1 + "/memory.stat");
    if (!text || !usage)
        return std::nullopt;
    const auto value = [&](const char *key) { return keyedValue(*text, key); };
    MemInfo info = narrowed(host, *limit, *usage,
                            value("total_inactive_file").value_or(0) + value("total_active_file").value_or(0));
    info.cached = value("total_cache");
    info.shmem = value("total_shmem");
    info.dirty = value("total_dirty");
    info.writeback = value("total_writeback");
    info.anonHuge = value("total_rss_huge");
    info.slabReclaimable.reset(); // version 1 does not tell of slab by group
    info.slabUnreclaimable.reset();
    return info;
}

} // namespace performance
