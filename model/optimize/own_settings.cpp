// SPDX-License-Identifier: MIT
#include "performance/optimize/machine_facts.h"

#include "performance/optimize/small_file.h"

#include <QList>

namespace performance {

namespace {

bool isAtOrBelow(const QByteArray &path, const QByteArray &folder)
{
    return folder == "/" || path == folder || (path.startsWith(folder) && path.at(folder.size()) == '/');
}

} // namespace

OwnSettings::OwnSettings(const QString &root)
{
    // user_namespaces(7): the first one maps all identities to themselves.
    const QList<QByteArray> map = contentsOf(root + QLatin1String("/proc/self/uid_map")).simplified().split(' ');
    m_ownUsers = map.size() >= 3 && !(map.at(0) == "0" && map.at(1) == "0" && map.at(2) == "4294967295");
    // proc(5): "36 35 98:0 / /sys ro,nosuid - sysfs sysfs rw".
    for (const QByteArray &line : contentsOf(root + QLatin1String("/proc/self/mountinfo"), 1 << 18).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 6)
            continue;
        const QByteArray &point = words.at(4);
        if (isAtOrBelow(point, "/proc") || isAtOrBelow(point, "/sys"))
            m_trees.push_back({point, words.at(5) == "ro" || words.at(5).startsWith("ro,")});
    }
}

bool OwnSettings::has(std::string_view path) const
{
    const QByteArray file(path.data(), qsizetype(path.size()));
    // Of another user namespace only what belongs to its network is its own (net/sysctl_net.c, net_ctl_permissions); what
    // is the machine's also there, as tcp_mem, is not shown in it at all.
    if (m_ownUsers && !isAtOrBelow(file, "/proc/sys/net"))
        return false;
    bool readOnly = false;
    qsizetype longest = 0;
    for (const Tree &tree : m_trees) {
        // Of two at the same place the later one lies on top.
        if (tree.point.size() >= longest && isAtOrBelow(file, tree.point)) {
            longest = tree.point.size();
            readOnly = tree.readOnly;
        }
    }
    return !readOnly;
}

} // namespace performance
