// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/present_devices.h"
#include "performance/system/source.h"

namespace performance {

/// /proc/diskstats: whole devices (those under /sys/block), not partitions, none that never did anything, and of an NVMe
/// namespace with several paths the namespace only.
///
/// Thread-safety: the collector's thread.
class DiskSource : public Source {
public:
    DiskSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

private:
    struct Disk {
        explicit Disk(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        bool whole = false; ///< false: a partition, ignored
        bool used = false;  ///< has series, because it did something
        SeriesId readBytes, writtenBytes, reads, writes, readsMerged, writesMerged, readTime, writeTime, ioTime,
            queueTime, await;
        int64_t lastOperations = 0;
        int64_t lastTime = 0;
        bool hasLast = false;
    };
    bool isWhole(const std::string &name) const;
    void describe(Disk &disk, const std::string &name);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    KernelFile m_stats;
    PresentDevices<Disk> m_disks;
    Message m_missing;
};

} // namespace performance
