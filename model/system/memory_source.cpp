// SPDX-License-Identifier: MIT
#include "performance/system/memory_source.h"

#include "performance/procfs/memory_info.h"
#include "performance/procfs/text_cursor.h"
#include "performance/system/memory_states.h"

#include <QCoreApplication>

#include <unistd.h>

namespace performance {

MemorySource::MemorySource(const KernelRoot &root, SeriesRegistry &registry)
    : m_root(root)
    , m_registry(registry)
    , m_info(root.path("/proc/meminfo"))
    , m_stat(root.path("/proc/vmstat"))
    , m_arc(root.path("/proc/spl/kstat/zfs/arcstats"))
    , m_infoKeys(memInfoKernelKeys(), registry, memInfoKeys())
    , m_statKeys(vmStatKernelKeys(), registry)
    , m_container(root)
    , m_oomAttribution(root)
{
    const auto gauge = [&](const MetricDefinition &metric, const char *attribute = nullptr,
                           const char *value = nullptr) {
        Attributes attributes;
        if (attribute)
            attributes.insert(QString::fromLatin1(attribute), QString::fromLatin1(value));
        return registry.idFor(metric.series(attributes));
    };
    m_used = gauge(metrics::MemoryUsage, "system.memory.state", "used");
    m_free = gauge(metrics::MemoryUsage, "system.memory.state", "free");
    m_buffers = gauge(metrics::MemoryUsage, "system.memory.state", "buffers");
    m_cached = gauge(metrics::MemoryUsage, "system.memory.state", "cached");
    m_available = gauge(metrics::MemoryAvailable);
    m_swapUsed = gauge(metrics::SwapUsage, "system.paging.state", "used");
    m_swapFree = gauge(metrics::SwapUsage, "system.paging.state", "free");
    m_machineOom = gauge(metrics::MachineOomKills);
}

void MemorySource::sample(const Tick &tick, SampleBatch &batch)
{
    m_missing = {};
    const int64_t arc = readArc(tick);
    m_infoKeys.values().clear();
    if (const auto text = m_info.read(m_reader)) {
        m_infoKeys.values().readLines(*text);
        MemInfo info = memInfoOf(m_infoKeys.values());
        const auto container = m_container.of(info);
        if (container) {
            info = *container;
            setMemInfo(m_infoKeys.values(), info);
        }
        m_infoKeys.addTo(batch);
        if (const auto states = memoryStates(info, container ? 0 : arc)) {
            batch.addInteger(m_used, states->used);
            batch.addInteger(m_free, states->free);
            batch.addInteger(m_buffers, states->buffers);
            batch.addInteger(m_cached, states->cached);
            if (info.available)
                batch.addInteger(m_available, states->available);
        }
        if (const auto swap = swapStates(info)) {
            batch.addInteger(m_swapUsed, swap->used);
            batch.addInteger(m_swapFree, swap->free);
        }
        if (!info.available)
            m_missing = Message(
                "Source",
                QT_TRANSLATE_NOOP("Source", "Available memory is missing: this kernel does not estimate it."));
    } else {
        m_missing = Message("Source",
                            QT_TRANSLATE_NOOP("Source", "Memory figures are missing: /proc/meminfo cannot be read."));
    }
    m_statKeys.values().clear();
    if (const auto text = m_stat.read(m_reader)) {
        m_statKeys.values().readLines(*text);
        m_statKeys.addTo(batch);
        if (const auto kills = m_statKeys.values().of("oom_kill"))
            batch.addInteger(m_machineOom, m_oomAttribution.machineKills(*kills));
    }
    sampleZram(tick, batch);
}

int64_t MemorySource::readArc(const Tick &tick)
{
    if (tick.every(60))
        m_hasArc = ::access(m_arc.path().c_str(), R_OK) == 0;
    if (!m_hasArc)
        return 0;
    const auto text = m_arc.read(m_reader);
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
                return zram.held.idFor(
                    metrics::ZramUsage.series({{QStringLiteral("system.device"), QString::fromStdString(name)},
                                               {QStringLiteral("wai.memory.zram.kind"), QString::fromLatin1(kind)}}));
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
