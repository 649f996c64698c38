// SPDX-License-Identifier: MIT
#include "performance/system/disk_source.h"

#include "performance/procfs/device_counters.h"

#include <QCoreApplication>

#include <algorithm>
#include <unistd.h>

namespace performance {

namespace {

/// "nvme", controller of the subsystem, 'c', controller, 'n', namespace.
bool isNvmePath(std::string_view name)
{
    if (!name.starts_with("nvme"))
        return false;
    name.remove_prefix(4);
    const auto digits = [&] {
        const size_t end = std::min(name.find_first_not_of("0123456789"), name.size());
        name.remove_prefix(end);
        return end > 0;
    };
    const auto letter = [&](char c) {
        const bool fits = name.starts_with(c);
        name.remove_prefix(fits ? 1 : 0);
        return fits;
    };
    return digits() && letter('c') && digits() && letter('n') && digits() && name.empty();
}

/// "mmcblk1boot0": an area of the same chip that holds a boot loader (Documentation/driver-api/mmc/mmc-dev-parts.rst).
bool isBootArea(std::string_view name)
{
    return name.starts_with("mmcblk") && name.find("boot") != std::string_view::npos;
}

} // namespace

DiskSource::DiskSource(const KernelRoot &root, SeriesRegistry &registry)
    : m_root(root), m_registry(registry), m_stats(root.path("/proc/diskstats"))
{}

void DiskSource::describe(Disk &disk, const std::string &name)
{
    const QString device = QString::fromStdString(name);
    const auto series = [&](const MetricDefinition &metric, const char *direction = nullptr) {
        Attributes attributes{{QStringLiteral("system.device"), device}};
        if (direction)
            attributes.insert(QStringLiteral("disk.io.direction"), QString::fromLatin1(direction));
        return disk.held.idFor(metric.series(attributes));
    };
    using namespace metrics;
    disk.readBytes = series(DiskIo, "read");
    disk.writtenBytes = series(DiskIo, "write");
    disk.reads = series(DiskOperations, "read");
    disk.writes = series(DiskOperations, "write");
    disk.readsMerged = series(DiskMerged, "read");
    disk.writesMerged = series(DiskMerged, "write");
    disk.readTime = series(DiskOperationTime, "read");
    disk.writeTime = series(DiskOperationTime, "write");
    disk.ioTime = series(DiskIoTime);
    disk.queueTime = series(DiskQueueTime);
    disk.await = series(DiskAwait);
    disk.used = true;
}

bool DiskSource::isWhole(const std::string &name) const
{
    // The kernel writes '!' for '/' in the names of its folders.
    std::string folder = name;
    std::replace(folder.begin(), folder.end(), '/', '!');
    folder = m_root.path("/sys/block/" + folder);
    if (::access(folder.c_str(), F_OK) != 0)
        return false;
    // "nvme0c1n1" is the way of nvme0n1 over its second controller; what goes there is counted with nvme0n1, too. Such a
    // device says that it is hidden (Documentation/ABI/stable/sysfs-block).
    FileReader reader;
    return readNumber(reader, folder + "/hidden").value_or(0) == 0 && !isNvmePath(name) && !isBootArea(name);
}

void DiskSource::sample(const Tick &tick, SampleBatch &batch)
{
    const auto text = m_stats.read(m_reader);
    if (!text) {
        m_missing = Message("Source",
                            QT_TRANSLATE_NOOP("Source", "Disk figures are missing: /proc/diskstats cannot be read."));
        return;
    }
    m_missing = {};
    const bool canTell = !m_disks.isEmpty() || ::access(m_root.path("/sys/block").c_str(), F_OK) == 0;
    if (!canTell) {
        m_missing = Message(
            "Source",
            QT_TRANSLATE_NOOP(
                "Source",
                "Disk figures are missing: /sys/block cannot be read, so disks cannot be told from partitions."));
        return;
    }
    m_disks.begin();
    for (const DiskStats &stats : parseDiskStats(*text)) {
        Disk *known = m_disks.find(stats.name);
        if (!known) {
            known = m_disks.add(stats.name, Disk(m_registry));
            known->whole = isWhole(std::string(stats.name));
        }
        Disk &disk = *known;
        const int64_t operations = stats.reads + stats.writes;
        if (!disk.whole || (!disk.used && operations == 0))
            continue;
        if (!disk.used)
            describe(disk, std::string(stats.name));
        batch.addInteger(disk.readBytes, stats.sectorsRead);
        batch.addInteger(disk.writtenBytes, stats.sectorsWritten);
        batch.addInteger(disk.reads, stats.reads);
        batch.addInteger(disk.writes, stats.writes);
        batch.addInteger(disk.readsMerged, stats.readsMerged);
        batch.addInteger(disk.writesMerged, stats.writesMerged);
        batch.addInteger(disk.readTime, stats.msReading);
        batch.addInteger(disk.writeTime, stats.msWriting);
        batch.addInteger(disk.ioTime, stats.msBusy);
        batch.addInteger(disk.queueTime, stats.msWeighted);
        const int64_t time = stats.msReading + stats.msWriting;
        // An interval without operations has no average wait: a gap, not a zero.
        if (disk.hasLast && !tick.afterGap && operations > disk.lastOperations && time >= disk.lastTime)
            batch.addInteger(disk.await, (time - disk.lastTime) * 1000 / (operations - disk.lastOperations));
        disk.lastOperations = operations;
        disk.lastTime = time;
        disk.hasLast = true;
    }
    m_disks.end();
}

} // namespace performance
