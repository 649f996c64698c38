// SPDX-License-Identifier: MIT
#include "performance/system/filesystem_source.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <set>
#include <sys/statvfs.h>
#include <thread>

namespace performance {

namespace {

using Clock = std::chrono::steady_clock;

std::optional<FilesystemSpace> askKernel(const std::string &point)
{
    struct statvfs s{};
    if (::statvfs(point.c_str(), &s) != 0 || s.f_blocks == 0)
        return std::nullopt;
    const auto unit = int64_t(s.f_frsize);
    return FilesystemSpace{int64_t(s.f_blocks) * unit, int64_t(s.f_bfree) * unit, int64_t(s.f_bavail) * unit,
                           int64_t(s.f_files), int64_t(s.f_ffree)};
}

/// Filesystems that hold data: everything else is the kernel talking, or memory that is counted elsewhere.
bool holdsData(const Mount &mount)
{
    static constexpr std::array types{"ext2",  "ext3",  "ext4", "xfs",  "btrfs", "zfs",        "f2fs",  "bcachefs", "jfs",
                                      "reiserfs", "vfat",  "exfat", "ntfs", "ntfs3", "fuseblk",    "nfs",   "nfs4",     "cifs",
                                      "smb3",  "9p",    "virtiofs", "ceph", "fuse.sshfs", "overlay", "hfsplus", "iso9660"};
    return std::any_of(types.begin(), types.end(), [&](const char *type) { return mount.type == type; });
}

} // namespace

/// What the source and its worker threads share. A worker that hangs in the kernel keeps this alive, not the source.
struct FilesystemSource::Shared {
    struct Entry {
        std::string device;
        std::string source;
        Clock::time_point askedAt;
        bool asking = false;
        std::optional<FilesystemSpace> space;
        bool fresh = false;
    };
    Probe probe;
    std::mutex mutex;
    std::condition_variable wake;
    std::map<std::string, Entry> mounts; ///< by mount point
    std::vector<std::string> queue;
    bool stopping = false;
    int workers = 0; ///< that are not stuck

    static void work(std::shared_ptr<Shared> shared)
    {
        std::unique_lock lock(shared->mutex);
        while (!shared->stopping) {
            if (shared->queue.empty()) {
                shared->wake.wait(lock);
                continue;
            }
            const std::string point = shared->queue.back();
            shared->queue.pop_back();
            const auto started = Clock::now();
            shared->mounts[point].asking = true;
            shared->mounts[point].askedAt = started;
            lock.unlock();
            const auto space = shared->probe(point);
            lock.lock();
            const auto it = shared->mounts.find(point);
            if (it != shared->mounts.end()) {
                it->second.asking = false;
                it->second.space = space;
                it->second.fresh = space.has_value();
            }
            // Another worker took this one's place when it was late.
            if (Clock::now() - started > Deadline)
                return;
        }
    }
};

FilesystemSource::FilesystemSource(const KernelRoot &root, SeriesRegistry &registry, Probe probe)
    : m_registry(registry)
    , m_mountInfo(root.path("/proc/self/mountinfo"))
    , m_shared(std::make_shared<Shared>())
{
    m_shared->probe = probe ? std::move(probe) : askKernel;
}

FilesystemSource::~FilesystemSource()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->stopping = true;
    m_shared->wake.notify_all();
    // The worker is detached: it may be stuck in the kernel for ever, and must not keep the program from ending.
}

void FilesystemSource::readMounts()
{
    const auto text = m_mountInfo.read(m_reader);
    if (!text)
        return;
    std::set<std::string> devices;
    std::set<std::string> points;
    std::vector<Mount> mounts = parseMountInfo(*text);
    // The shortest path of a device is the one that people know; bind mounts repeat it further down.
    std::stable_sort(mounts.begin(), mounts.end(),
                     [](const Mount &a, const Mount &b) { return a.point.size() < b.point.size(); });
    const std::lock_guard lock(m_shared->mutex);
    for (const Mount &mount : mounts) {
        if (!holdsData(mount) || !devices.insert(mount.device).second)
            continue;
        points.insert(mount.point);
        Shared::Entry &entry = m_shared->mounts[mount.point];
        entry.device = mount.device;
        entry.source = mount.source;
        if (!entry.asking)
            m_shared->queue.push_back(mount.point);
    }
    std::erase_if(m_shared->mounts, [&](const auto &entry) { return !points.contains(entry.first); });
    if (m_shared->queue.empty())
        return;
    // A worker that is stuck is not counted; another one does its work.
    const auto stuck = std::count_if(m_shared->mounts.cbegin(), m_shared->mounts.cend(), [](const auto &entry) {
        return entry.second.asking && Clock::now() - entry.second.askedAt > Deadline;
    });
    if (m_shared->workers <= stuck && m_shared->workers < 8) {
        std::thread(Shared::work, m_shared).detach();
        ++m_shared->workers;
    }
    m_shared->wake.notify_one();
}

void FilesystemSource::sample(const Tick &tick, SampleBatch &batch)
{
    if (tick.every(10))
        readMounts();
    const std::lock_guard lock(m_shared->mutex);
    for (auto &[point, entry] : m_shared->mounts) {
        if (!entry.fresh)
            continue;
        entry.fresh = false;
        auto it = m_series.find(point);
        if (it == m_series.end()) {
            const auto series = [&](const MetricDefinition &metric, const char *state) {
                return m_registry.idFor(metric.series({{QStringLiteral("system.device"), QString::fromStdString(entry.source)},
                                                       {QStringLiteral("system.filesystem.mountpoint"), QString::fromStdString(point)},
                                                       {QStringLiteral("system.filesystem.state"), QString::fromLatin1(state)}}));
            };
            using namespace metrics;
            it = m_series.emplace(point, Series{series(FilesystemUsage, "used"), series(FilesystemUsage, "free"),
                                                series(FilesystemUsage, "reserved"), series(FilesystemInodes, "used"),
                                                series(FilesystemInodes, "free")}).first;
        }
        const FilesystemSpace &space = *entry.space;
        batch.addInteger(it->second.used, space.total - space.free);
        batch.addInteger(it->second.free, space.available);
        batch.addInteger(it->second.reserved, space.free - space.available);
        if (space.inodes > 0) { // btrfs and others have no fixed number
            batch.addInteger(it->second.inodesUsed, space.inodes - space.freeInodes);
            batch.addInteger(it->second.inodesFree, space.freeInodes);
        }
    }
}

QString FilesystemSource::missing() const
{
    QStringList stale;
    const std::lock_guard lock(m_shared->mutex);
    for (const auto &[point, entry] : m_shared->mounts) {
        if (entry.asking && Clock::now() - entry.askedAt > Deadline)
            stale << QString::fromStdString(point);
    }
    if (stale.isEmpty())
        return {};
    return QCoreApplication::translate("Source", "No answer from %1: is the network mount still there?").arg(stale.join(QLatin1String(", ")));
}

} // namespace performance
