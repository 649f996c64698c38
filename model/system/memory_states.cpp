// SPDX-License-Identifier: MIT
#include "performance/system/memory_states.h"

#include "performance/procfs/keyed_values.h"

#include <algorithm>

namespace performance {

std::optional<MemoryStates> memoryStates(const MemInfo &info, int64_t droppableArc)
{
    if (!info.total || !info.free || *info.total <= 0)
        return std::nullopt;
    const int64_t total = *info.total;
    const auto within = [](std::optional<int64_t> value, int64_t most) {
        return std::clamp<int64_t>(value.value_or(0), 0, most);
    };
    MemoryStates states;
    states.free = within(info.free, total);

    int64_t available = info.available.value_or(-1);
    if (available < 0 || available > total) {
        // Pages of tmpfs are among the cached ones, and nobody can drop them.
        const int64_t cache = within(info.cached, total) + within(info.slabReclaimable, total)
            - within(info.shmem, total);
        available = std::min(total, states.free + within(info.buffers, total) + std::max<int64_t>(0, cache));
    }
    // More than all that is in use is another machine's cache: that of the host of this container.
    if (droppableArc > 0 && droppableArc <= total - std::max(available, states.free))
        available += droppableArc;
    states.available = available;
    // Free memory that the kernel keeps for itself is not available, but free all the same.
    states.used = total - std::max(available, states.free);
    states.buffers = within(info.buffers, total - states.used - states.free);
    states.cached = total - states.used - states.free - states.buffers;
    return states;
}

int64_t droppableArc(std::string_view arcstats)
{
    const auto size = kstatValue(arcstats, "size");
    const auto minimum = kstatValue(arcstats, "c_min");
    return size && minimum && *minimum >= 0 && *size > *minimum ? *size - *minimum : 0;
}

std::optional<SwapStates> swapStates(const MemInfo &info)
{
    if (!info.swapTotal || !info.swapFree || *info.swapTotal < 0)
        return std::nullopt;
    const int64_t free = std::clamp<int64_t>(*info.swapFree, 0, *info.swapTotal); // lxcfs may say more than there is
    return SwapStates{*info.swapTotal - free, free};
}

} // namespace performance
