// SPDX-License-Identifier: MIT
#pragma once

#include "performance/explain/scene.h"

#include "performance/core/explanation.h"

#include <span>
#include <vector>

namespace performance {

/// A detector adds the causes of its kinds that it sees, with scores; one file each. Thread-safety: as Scene.
using Causes = std::vector<Cause>;
using Detector = void (*)(const Scene &scene, Causes &causes);

void findCpuContention(const Scene &scene, Causes &causes); ///< cpu.contention, cpu.many
void findSingleThread(const Scene &scene, Causes &causes);
void findShortLived(const Scene &scene, Causes &causes);
void findCpuLoss(const Scene &scene, Causes &causes);        ///< cpu.steal, cpu.thermal, cpu.irq
void findMemoryShortage(const Scene &scene, Causes &causes); ///< memory.reclaim, memory.swap, memory.compaction
void findOutOfMemory(const Scene &scene, Causes &causes);
void findUnitLimits(const Scene &scene, Causes &causes);      ///< cgroup.quota, cgroup.memory
void findDiskCompetition(const Scene &scene, Causes &causes); ///< disk.competition, disk.writeback, wait.storage
void findFullFilesystem(const Scene &scene, Causes &causes);
void findLocks(const Scene &scene, Causes &causes);         ///< lock.convoy, lock.over-io
void findNetworkLosses(const Scene &scene, Causes &causes); ///< net.retransmits, net.listen-overflow, net.udp-overflow
void findNameResolution(const Scene &scene, Causes &causes);
void findWakeups(const Scene &scene, Causes &causes);
void findFileNotices(const Scene &scene, Causes &causes);
void findHotCode(const Scene &scene, Causes &causes); ///< code.hot, gc.pause, build.debug
void findBackgroundWork(const Scene &scene, Causes &causes);
void findSlowPeers(const Scene &scene, Causes &causes);

/// All of these.
std::span<const Detector> detectors();

/// Of what came out: what was short without any of the above, and what changed before. They look at the causes that there are.
void addUnknown(const Scene &scene, Causes &causes);
void addChanges(const Scene &scene, Causes &causes);

} // namespace performance
