// SPDX-License-Identifier: MIT
#include "performance/optimize/oom_kills.h"

#include <QDirIterator>
#include <QFile>

namespace performance {

namespace {

/// Of cgroup v1, where a group's count is its own and goes with it.
constexpr QLatin1String OldName("failcnt");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The number after `key` at the beginning of a line; 0 where there is none.
qint64 keyed(const QByteArray &text, const QByteArray &key)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(key + ' '))
            return line.mid(key.size() + 1).trimmed().toLongLong();
    }
    return 0;
}

qint64 killsOf(const QString &proc)
{
    return keyed(contentOf(proc + QLatin1String("/vmstat")), "oom_kill");
}

} // namespace

OomKills readOomKills(const QString &proc, const QString &cgroups)
{
    OomKills kills;
    kills.all = killsOf(proc);
    QDirIterator files(cgroups, {QStringLiteral("memory.events"), QStringLiteral("memory.failcnt")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray text = contentOf(path);
        kills.atLimit.insert(path, path.endsWith(OldName) ? text.trimmed().toLongLong() : keyed(text, "oom"));
    }
    return kills;
}

bool machineRanOut(const OomKills &before, const QString &proc, const QString &cgroups)
{
    // Nearly always nobody was killed, and one small file says so.
    if (killsOf(proc) <= before.all)
        return false;
    const OomKills after = readOomKills(proc, cgroups);
    for (auto it = after.atLimit.cbegin(); it != after.atLimit.cend(); ++it) {
        if (it.value() > before.atLimit.value(it.key()))
            return false;
    }
    for (auto it = before.atLimit.cbegin(); it != before.atLimit.cend(); ++it) {
        if (it.key().endsWith(OldName) && !after.atLimit.contains(it.key()))
            return false;
    }
    return true;
}

} // namespace performance
