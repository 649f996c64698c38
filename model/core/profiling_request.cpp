// SPDX-License-Identifier: MIT
#include "performance/core/profiling_request.h"

#include <algorithm>
#include <bit>

namespace performance {

quint32 ProfilingRequest::copiedStackBytes() const
{
    if (stackBytes)
        return std::clamp(*stackBytes, MinStackBytes, MaxStackBytes) & ~quint32(7);
    constexpr double BytesPerSecond = 8.0 * 1024 * 1024;
    constexpr quint32 DefaultBytes = 8192; // as perf copies
    const auto affordable = quint32(std::min(double(MaxStackBytes) + 8, BytesPerSecond / std::max(1.0, rate)));
    return std::clamp(std::bit_floor(affordable), DefaultBytes, MaxStackBytes);
}

} // namespace performance
