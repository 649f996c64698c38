// SPDX-License-Identifier: MIT
#include "performance/system/memory_source.h"

#include "performance/system/memory_states.h"
#include "performance/system/parsers.h"

#include <QCoreApplication>

#include <unistd.h>

namespace performance {

MemorySource::MemorySource(const KernelRoot &root, SeriesRegistry &registry)
    : m_root(root)
    , m_registry(registry)
    , m_info(root.path("/proc/meminfo"))
    , m_stat(root.path("/proc/vmstat"))
    , m_arc(root.path("/proc/spl/kstat/zfs/arcstats"))
    , m_container(root)
    , m_oomAttribution(root)
{
    const auto gauge = [&](const MetricDefinition &metric, const char *attribute = nullptr, const char *value = nullptr) {
        Attributes attributes;
        if (attribute)
            attributes.insert(QString::fromLatin1(attribute), QString::fromLatin1(value));
        return registry.idFor(metric.series(attributes));
    };
    using namespace metrics;
    m_limit = gauge(MemoryLimit);
    m_used = gauge(MemoryUsage, "system.memory.state", "used");
    m_free = gauge(MemoryUsage, "system.memory.state", "free");
    m_buffers = gauge(MemoryUsage, "system.memory.state", "buffers");
    m_cached = gauge(MemoryUsage, "system.memory.state", "cached");
    m_available = gauge(MemoryAvailable);
    m_shared = gauge(MemoryShared);
    m_slabReclaimable = gauge(MemorySlab, "system.memory.linux.slab.state", "reclaimable");
    m_slabUnreclaimable = gauge(MemorySlab, "system.memory.linux.slab.state", "unreclaimable");
    m_dirty = gauge(MemoryDirty, "wai.memory.state", "dirty");
    m_writeback = gauge(MemoryDirty, "wai.memory.state", "writeback");
    m_anonHuge = gauge(TransparentHuge);
    m_hugeUsed = gauge(HugePages, "system.memory.linux.hugepages.state", "used");
    m_hugeFree = gauge(HugePages, "system.memory.linux.hugepages.state", "free");
    m_swapUsed = gauge(SwapUsage, "system.paging.state", "used");
    m_swapFree = gauge(SwapUsage, "system.paging.state", "free");
    m_minor = gauge(PageFaults, "system.paging.fault.type", "minor");
    m_major = gauge(PageFaults, "system.paging.fault.type", "major");
    m_swapIn = gauge(PagingOperations, "system.paging.direction", "in");
    m_swapOut = gauge(PagingOperations, "system.paging.direction", "out");
    m_refaultAnon = gauge(Refaults, "wai.memory.page_type", "anonymous");
    m_refaultFile = gauge(Refaults, "wai.memory.page_type", "file");
    m_oom = gauge(OomKills);
    m_machineOom = gauge(MachineOomKills);
    m_compactionStalls = gauge(CompactionStalls);
    m_dirtyPages = gauge(LimitUsage, "wai.limit", "dirty");
    m_dirtyThreshold = gauge(LimitMaximum, "wai.limit", "dirty");
}

void MemorySource::sample(const Tick &tick, SampleBatch &batch)
{
    const auto add = [&](SeriesId series, std::optional<int64_t> value) {
        if (value)
            batch.addInteger(series, *value);
    };
    const auto difference = [](std::optional<int64_t> a, std::optional<int64_t> b) {
        return a && b ? std::optional(*a - *b) : std::nullopt;
    };

    m_missing.clear();
    const int64_t arc = readArc(tick);
    if (const auto text = m_info.read(m_reader)) {
        const MemInfo machine = parseMemInfo(*text);
        const auto container = m_container.of(machine);
        const MemInfo &info = container ? *container : machine;
        add(m_limit, info.total);
        if (const auto states = memoryStates(info, container ? 0 : arc)) {
            batch.addInteger(m_used, states->used);
            batch.addInteger(m_free, states->free);
            batch.addInteger(m_buffers, states->buffers);
            batch.addInteger(m_cached, states->cached);
            if (info.available)
                batch.addInteger(m_available, states->available);
        }
        add(m_shared, info.shmem);
        add(m_slabReclaimable, info.slabReclaimable);
        add(m_slabUnreclaimable, info.slabUnreclaimable);
        add(m_dirty, info.dirty);
        add(m_writeback, info.writeback);
        add(m_anonHuge, info.anonHuge);
        add(m_hugeUsed, difference(info.hugeTotal, info.hugeFree));
        add(m_hugeFree, info.hugeFree);
        if (const auto swap = swapStates(info)) {
            batch.addInteger(m_swapUsed, swap->used);
            batch.addInteger(m_swapFree, swap->free);
        }
        if (!info.available)
            m_missing = QCoreApplication::translate("Source", "Available memory is missing: this kernel does not estimate it.");
    } else {
        m_missing = QCoreApplication::translate("Source", "Memory figures are missing: /proc/meminfo cannot be read.");
    }
    if (const auto text = m_stat.read(m_reader)) {
        const VmStat stat = parseVmStat(*text);
        add(m_minor, difference(stat.faults, stat.majorFaults));
        add(m_major, stat.majorFaults);
        add(m_swapIn, stat.swapIn);
        add(m_swapOut, stat.swapOut);
        add(m_refaultAnon, stat.refaultAnon);
        add(m_refaultFile, stat.refaultFile);
        add(m_oom, stat.oomKills);
        add(m_compactionStalls, stat.compactionStalls);
        if (stat.oomKills)
            batch.addInteger(m_machineOom, m_oomAttribution.machineKills(*stat.oomKills));
        add(m_dirtyPages, stat.dirtyPages);
        add(m_dirtyThreshold, stat.dirtyThreshold);
    }
    sampleZram(tick, batch);
}

int64_t MemorySource::readArc(const Tick &tick)
{
    if (tick.every(60))
        m_hasArc = ::access(m_arc.path().c_str(), R_OK) == 0;
    const auto text = m_hasArc ? m_arc.read(m_reader) : std::nullopt;
    return text ? droppableArc(*text) : 0;
}

void MemorySource::sampleZram(const Tick &tick, SampleBatch &batch)
{
    // mm_stat: orig_data_size compr_data_size mem_used_total … (Documentation/admin-guide/blockdev/zram.rst)
    if (tick.every(60)) {
        for (auto &[name, zram] : m_zram)
            zram.found = false;
        for (const std::string &name : namesIn(m_root.path("/sys/block"))) {
            if (!name.starts_with("zram"))
                continue;
            if (const auto known = m_zram.find(name); known != m_zram.end()) {
                known->second.found = true;
                continue;
            }
            Zram zram(m_registry);
            const auto series = [&](const char *kind) {
                return zram.held.idFor(metrics::ZramUsage.series(
                    {{QStringLiteral("system.device"), QString::fromStdString(name)}, {QStringLiteral("wai.memory.zram.kind"), QString::fromLatin1(kind)}}));
            };
            zram.file = KernelFile(m_root.path("/sys/block/" + name + "/mm_stat"));
            zram.original = series("original");
            zram.compressed = series("compressed");
            zram.used = series("used");
            m_zram.emplace(name, std::move(zram));
        }
        std::erase_if(m_zram, [](const auto &entry) { return !entry.second.found; });
    }
    if (!tick.every(5))
        return;
    for (auto &[name, zram] : m_zram) {
        const auto text = zram.file.read(m_reader);
        if (!text)
            continue;
        TextCursor cursor(*text);
        const auto original = cursor.number();
        const auto compressed = cursor.number();
        const auto used = cursor.number();
        if (original && compressed && used) {
            batch.addInteger(zram.original, *original);
            batch.addInteger(zram.compressed, *compressed);
            batch.addInteger(zram.used, *used);
        }
    }
}

} // namespace performance
