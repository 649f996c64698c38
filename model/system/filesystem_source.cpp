// SPDX-License-Identifier: MIT
#include "performance/system/filesystem_source.h"

#include "performance/core/log.h"
#include "performance/system/mount_table.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>

namespace performance {

namespace {

/// statvfs() tells of this machine only, never of a recorded one.
std::optional<FilesystemSpace> nobody(const std::string &)
{
    return std::nullopt;
}

} // namespace

FilesystemSource::FilesystemSource(const KernelRoot &root, SeriesRegistry &registry, Probe probe)
    : m_registry(registry)
    , m_mountInfo(root.path("/proc/self/mountinfo"))
    , m_asker(!probe && !root.path("").empty() ? Probe(nobody) : std::move(probe))
{}

void FilesystemSource::readMounts()
{
    const auto text = m_mountInfo.read(m_reader);
    m_noTable = !text;
    if (!text)
        return;
    const std::vector<Mount> all = parseMountInfo(*text);
    const std::set<std::string> readOnly = readOnlyDevices(all);
    std::vector<Mount> mounts = reachable(all);
    // The shortest path of a device is the one that people know; bind mounts repeat it further down.
    std::stable_sort(mounts.begin(), mounts.end(),
                     [](const Mount &a, const Mount &b) { return a.point.size() < b.point.size(); });
    std::set<std::string> devices;
    std::vector<SpaceAsker::Question> questions;
    m_mounts.clear();
    for (const Mount &mount : mounts) {
        if (!holdsData(mount) || !devices.insert(mount.device).second)
            continue;
        questions.push_back({mount.point, mount.device, mayHang(mount)});
        m_mounts[mount.point] = {mount.source, readOnly.contains(mount.device)};
    }
    m_asker.ask(questions);
    std::erase_if(m_series, [&](const auto &entry) {
        const auto mount = m_mounts.find(entry.first.first);
        return mount == m_mounts.end() || mount->second != entry.first.second;
    });
}

const FilesystemSource::Series &FilesystemSource::seriesOf(const std::string &point)
{
    const Identity &mount = m_mounts[point];
    const auto known = m_series.find({point, mount});
    if (known != m_series.end())
        return known->second;
    Series added(m_registry);
    const auto series = [&](const MetricDefinition &metric, const char *state) {
        Attributes attributes{{QStringLiteral("system.device"), QString::fromStdString(mount.source)},
                              {QStringLiteral("system.filesystem.mountpoint"), QString::fromStdString(point)},
                              {QStringLiteral("system.filesystem.state"), QString::fromLatin1(state)}};
        // OpenTelemetry's semantic conventions, system metrics. Rules that speak of free space ask for series without it.
        if (mount.readOnly)
            attributes.insert(QStringLiteral("system.filesystem.mode"), QStringLiteral("ro"));
        return added.held.idFor(metric.series(attributes));
    };
    using namespace metrics;
    added.used = series(FilesystemUsage, "used");
    added.free = series(FilesystemUsage, "free");
    added.reserved = series(FilesystemUsage, "reserved");
    added.inodesUsed = series(FilesystemInodes, "used");
    added.inodesFree = series(FilesystemInodes, "free");
    return m_series.emplace(std::pair(point, mount), std::move(added)).first->second;
}

void FilesystemSource::sample(const Tick &tick, SampleBatch &batch)
{
    if (tick.every(10))
        readMounts();
    for (const auto &[point, space] : m_asker.takeAnswers()) {
        const Series &series = seriesOf(point);
        batch.addInteger(series.used, space.total - space.free);
        batch.addInteger(series.free, space.available);
        batch.addInteger(series.reserved, space.free - space.available);
        if (space.inodes > 0) { // btrfs and others have no fixed number
            batch.addInteger(series.inodesUsed, space.inodes - space.freeInodes);
            batch.addInteger(series.inodesFree, space.freeInodes);
        }
    }
    QStringList late;
    for (const std::string &point : m_asker.late())
        late << QString::fromStdString(point);
    for (const QString &point : m_logged.fresh(late))
        qCWarning(lcCollector).noquote() << logLine("left out a mount that does not answer", {{"mount", point}});
}

Message FilesystemSource::missing() const
{
    if (m_noTable)
        return Message(
            "Source",
            QT_TRANSLATE_NOOP("Source", "Filesystem figures are missing: /proc/self/mountinfo cannot be read."));
    QStringList late;
    for (const std::string &point : m_asker.late())
        late << QString::fromStdString(point);
    if (late.isEmpty())
        return {};
    return Message("Source", QT_TRANSLATE_NOOP("Source", "No answer from %1: is the network mount still there?"),
                   {late.join(QLatin1String(", "))});
}

} // namespace performance
