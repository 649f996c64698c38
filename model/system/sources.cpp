// SPDX-License-Identifier: MIT
#include "performance/system/sources.h"

#include "performance/system/cgroup_source.h"
#include "performance/system/cpu_source.h"
#include "performance/system/disk_source.h"
#include "performance/system/filesystem_source.h"
#include "performance/system/hardware_sources.h"
#include "performance/system/limits_source.h"
#include "performance/system/memory_source.h"
#include "performance/system/network_source.h"
#include "performance/system/pressure_source.h"
#include "performance/system/short_lived_source.h"
#include "performance/system/socket_loss_source.h"

namespace performance {

Sources makeSources(const KernelRoot &root, SeriesRegistry &registry)
{
    Sources sources;
    sources.load = std::make_shared<MachineLoad>();
    const auto add = [&](auto source) {
        auto *raw = source.get();
        sources.all.push_back(std::move(source));
        return raw;
    };
    add(std::make_unique<CpuSource>(root, registry, *sources.load));
    add(std::make_unique<MemorySource>(root, registry));
    add(std::make_unique<PressureSource>(root, registry));
    add(std::make_unique<DiskSource>(root, registry));
    add(std::make_unique<FilesystemSource>(root, registry));
    add(std::make_unique<NetworkSource>(root, registry));
    add(std::make_unique<TemperatureSource>(root, registry));
    add(std::make_unique<PowerSource>(root, registry));
    add(std::make_unique<GpuSource>(root, registry));
    add(std::make_unique<CgroupSource>(root, registry));
    sources.processes = add(std::make_unique<ProcessTracker>(root, registry, *sources.load));
    add(std::make_unique<ShortLivedSource>(root, registry));
    add(std::make_unique<LimitsSource>(root, registry, *sources.processes));
    add(std::make_unique<SocketLossSource>(root, registry));
    sources.self = add(std::make_unique<SelfSource>(root, registry));
    return sources;
}

} // namespace performance
