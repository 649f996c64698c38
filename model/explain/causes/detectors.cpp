// SPDX-License-Identifier: MIT
#include "performance/explain/causes/causes.h"

#include <array>

namespace performance {

std::span<const Detector> detectors()
{
    static constexpr std::array<Detector, 17> All{
        findCpuContention,  findSingleThread,   findShortLived,      findCpuLoss,        findMemoryShortage,
        findOutOfMemory,    findUnitLimits,     findDiskCompetition, findFullFilesystem, findLocks,
        findNetworkLosses,  findNameResolution, findWakeups,         findFileNotices,    findHotCode,
        findBackgroundWork, findSlowPeers,
    };
    return All;
}

} // namespace performance
