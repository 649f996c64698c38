// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/container_memory.h"
#include "performance/system/keyed_metrics.h"
#include "performance/system/oom_attribution.h"
#include "performance/system/source.h"

#include <map>

namespace performance {

/// /proc/meminfo, /proc/vmstat, ZFS' arcstats, and mm_stat of each zram device.
///
/// Thread-safety: the collector's thread.
class MemorySource : public Source {
public:
    MemorySource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

private:
    int64_t readArc(const Tick &tick);
    void sampleZram(const Tick &tick, SampleBatch &batch);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    KernelFile m_info;
    KernelFile m_stat;
    KernelFile m_arc;
    KeyedMetrics m_infoKeys, m_statKeys;
    ContainerMemory m_container;
    OomAttribution m_oomAttribution;
    bool m_hasArc = false;
    SeriesId m_used, m_free, m_buffers, m_cached, m_available, m_swapUsed, m_swapFree, m_machineOom;
    struct Zram {
        explicit Zram(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        KernelFile file;
        SeriesId original, compressed, used;
        bool found = true;
    };
    std::map<std::string, Zram> m_zram;
    Message m_missing;
};

} // namespace performance
