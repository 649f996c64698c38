// SPDX-License-Identifier: MIT
#include "performance/optimize/process_group.h"

#include "performance/optimize/small_file.h"

#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace performance {

namespace {

QString textAt(const QString &path)
{
    return QString::fromLocal8Bit(contentsOf(path));
}

/// "0-3,6" as (0, 3), (6, 6); nothing where it is no such list.
std::vector<std::pair<int, int>> spansOf(const QString &list)
{
    std::vector<std::pair<int, int>> spans;
    for (const QString &part : list.split(u',', Qt::SkipEmptyParts)) {
        bool isFirst = false;
        bool isLast = false;
        const int first = part.section(u'-', 0, 0).toInt(&isFirst);
        const int last = part.section(u'-', -1).toInt(&isLast);
        if (!isFirst || !isLast || last < first)
            return {};
        spans.emplace_back(first, last);
    }
    return spans;
}

/// A group and those around it, the innermost first: "/a/b", "/a", "/".
QStringList outwards(const QString &path)
{
    QStringList groups;
    for (QString at = path; at.size() > 1; at = at.left(at.lastIndexOf(u'/')))
        groups << at;
    return groups << QStringLiteral("/");
}

/// The first of these folders that is there. A machine has cgroup v2 alone, or v1 with v2 beside it.
QString firstOf(const QStringList &folders, const QString &file)
{
    const auto it = std::find_if(folders.cbegin(), folders.cend(),
                                 [&](const QString &folder) { return QFile::exists(folder + file); });
    return it == folders.cend() ? QString() : *it;
}

} // namespace

ProcessGroup processGroup(qint32 pid, const QString &root)
{
    ProcessGroup group;
    QString unified;
    QString cpuset;
    QString memory;
    // "0::/user.slice/…" of v2, "4:cpu,cpuacct:/docker/…" of v1: cgroups(7).
    for (const QString &line :
         textAt(QStringLiteral("%1/proc/%2/cgroup").arg(root).arg(pid)).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList controllers = line.section(u':', 1, 1).split(u',', Qt::SkipEmptyParts);
        const QString path = line.section(u':', 2);
        if (controllers.isEmpty())
            unified = path;
        if (controllers.contains(QStringLiteral("cpu"))) {
            group.path = path;
            group.cpu = path == u"/" ? QString() : path;
        }
        if (controllers.contains(QStringLiteral("cpuset")))
            cpuset = path;
        if (controllers.contains(QStringLiteral("memory")))
            memory = path;
    }
    const QString mounts = root + QLatin1String("/sys/fs/cgroup");
    const QString v2 = firstOf({mounts, mounts + QLatin1String("/unified")}, QStringLiteral("/cgroup.controllers"));
    const auto nearest = [](const QString &mount, const QString &path, const QString &file) {
        for (const QString &at : outwards(path)) {
            if (QFile::exists(mount + at + u'/' + file))
                return at;
        }
        return QString();
    };
    if (group.path.isEmpty() && !unified.isEmpty()) {
        group.path = unified;
        // Where the CPU is not handed on to a group, its tasks stay in the task group of the one around it; the very root
        // has no weight.
        group.cpu = v2.isEmpty() ? QString() : nearest(v2, unified, QStringLiteral("cpu.weight"));
    }
    if (!cpuset.isEmpty()) {
        const QString mount = mounts + QLatin1String("/cpuset");
        group.cpus = textAt(mount + cpuset + QLatin1String("/cpuset.effective_cpus"));
        if (group.cpus.isEmpty())
            group.cpus = textAt(mount + cpuset + QLatin1String("/cpuset.cpus"));
    } else if (!v2.isEmpty() && !unified.isEmpty()) {
        if (const QString at = nearest(v2, unified, QStringLiteral("cpuset.cpus.effective")); !at.isEmpty())
            group.cpus = textAt(v2 + at + QLatin1String("/cpuset.cpus.effective"));
    }
    const bool isV1 = !memory.isEmpty();
    for (const QString &at : outwards(isV1 ? memory : unified)) {
        bool isNumber = false;
        const qint64 limit = textAt(isV1 ? mounts + QLatin1String("/memory") + at
                                            + QLatin1String("/memory.limit_in_bytes")
                                         : v2 + at + QLatin1String("/memory.max"))
                                 .toLongLong(&isNumber);
        // "No limit" of v1 is the largest number of whole pages.
        if (isNumber && limit < (qint64(1) << 60))
            group.memoryMax = std::min(group.memoryMax.value_or(limit), limit);
    }
    return group;
}

int cpusIn(const QString &list)
{
    int count = 0;
    for (const auto &[first, last] : spansOf(list))
        count += last - first + 1;
    return count;
}

int cpusInBoth(const QString &a, const QString &b)
{
    int count = 0;
    for (const auto &[first, last] : spansOf(a)) {
        for (const auto &[otherFirst, otherLast] : spansOf(b))
            count += std::max(0, std::min(last, otherLast) - std::max(first, otherFirst) + 1);
    }
    return count;
}

} // namespace performance
