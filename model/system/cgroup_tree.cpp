// SPDX-License-Identifier: MIT
#include "performance/system/cgroup_tree.h"

#include "performance/system/mount_table.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/inotify.h>
#include <unistd.h>

namespace performance {

namespace {

CgroupFolder childOf(const CgroupFolder &group, const std::string &name)
{
    return {group.controllers, group.folder + "/" + name, (group.path == "/" ? "" : group.path) + "/" + name};
}

/// Of a run of a plugin (app/plugin-host/guard_group.cpp): another one every ten seconds, each of which would be series of
/// its own. What it uses is in the group above.
bool isOfPlugin(const std::string &name)
{
    return name.rfind("wai-plugin-", 0) == 0;
}

bool hasOption(std::string_view options, std::string_view option)
{
    for (;;) {
        const size_t comma = options.find(',');
        if (options.substr(0, comma) == option)
            return true;
        if (comma == std::string_view::npos)
            return false;
        options.remove_prefix(comma + 1);
    }
}

} // namespace

void CgroupTree::findHierarchies()
{
    m_hierarchies.clear();
    const auto text = m_reader.read(m_root.path("/proc/self/mountinfo"));
    if (!text)
        return;
    for (const Mount &mount : parseMountInfo(*text)) {
        CgroupFolder top{0, m_root.path(mount.point), "/"};
        if (mount.type == "cgroup2") {
            // In the hybrid layout this hierarchy has no controllers; those are in v1 hierarchies beside it.
            const auto controllers = readLine(m_reader, top.folder + "/cgroup.controllers");
            top.controllers = controllers && !controllers->empty() ? unsigned(CgroupFolder::V2) : 0u;
        } else if (mount.type == "cgroup") {
            // Debian mounts cpu and cpuacct together, OpenRC each alone.
            top.controllers = (hasOption(mount.superOptions, "cpuacct") ? CgroupFolder::CpuAccounting : 0u)
                | (hasOption(mount.superOptions, "cpu") ? CgroupFolder::CpuControl : 0u)
                | (hasOption(mount.superOptions, "memory") ? CgroupFolder::Memory : 0u);
        }
        const bool repeated = std::any_of(m_hierarchies.cbegin(), m_hierarchies.cend(),
                                          [&](const CgroupFolder &h) { return h.controllers == top.controllers; });
        if (top.controllers != 0 && !repeated)
            m_hierarchies.push_back(top);
    }
}

/// Whether the root that is seen here is a group of its own: that of a container with a cgroup namespace, or a bind
/// mount of it. The true root has no cgroup.type (v2), and it alone has a release_agent (v1).
bool CgroupTree::isOfContainer(const CgroupFolder &top) const
{
    const auto has = [&](const char *name) { return ::access((top.folder + name).c_str(), F_OK) == 0; };
    if (top.controllers & CgroupFolder::V2)
        return has("/cgroup.type") || has("/memory.max") || has("/cpu.max");
    return !has("/release_agent") && (has("/cpuacct.usage") || has("/cpu.stat") || has("/memory.usage_in_bytes"));
}

void CgroupTree::walk(const CgroupFolder &group, size_t limit)
{
    // Watched before it is listed: what is created in between is told.
    if (m_inotify) {
        const int watch = ::inotify_add_watch(m_inotify.get(), group.folder.c_str(),
                                              IN_CREATE | IN_DELETE | IN_MOVE | IN_ONLYDIR);
        if (watch >= 0) {
            m_watched[watch] = group;
        } else if (errno == ENOSPC
                   || errno == ENOMEM) { // the user's limit of watches: the groups are listed more often
            m_inotify.reset();
            m_watchingRefused = true;
        }
    }
    for (const std::string &name : foldersIn(group.folder)) {
        if (isOfPlugin(name))
            continue;
        if (m_groups.size() >= limit) {
            m_cut = true;
            return;
        }
        const CgroupFolder child = childOf(group, name);
        if (std::find(m_groups.cbegin(), m_groups.cend(), child) == m_groups.cend())
            m_groups.push_back(child);
        walk(child, limit);
    }
}

void CgroupTree::scan(size_t limit)
{
    m_cut = false;
    m_groups.clear();
    m_watched.clear();
    if (!m_inotify && !m_watchingRefused)
        m_inotify = UniqueFd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    m_watchingRefused = !m_inotify;
    findHierarchies();
    for (const CgroupFolder &top : m_hierarchies) {
        if (isOfContainer(top) && m_groups.size() < limit)
            m_groups.push_back(top);
        walk(top, limit);
    }
}

bool CgroupTree::update(size_t limit)
{
    if (!m_inotify)
        return false;
    bool changed = false;
    alignas(inotify_event) std::array<char, 8192> buffer;
    for (;;) {
        const ssize_t length = ::read(m_inotify ? m_inotify.get() : -1, buffer.data(), buffer.size());
        if (length <= 0)
            return changed;
        for (ssize_t at = 0; at + ssize_t(sizeof(inotify_event)) <= length;) {
            inotify_event event;
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const std::string name = event.len > 0 ? std::string(buffer.data() + at + sizeof event) : std::string();
            at += ssize_t(sizeof event + event.len);
            if (event.mask & IN_Q_OVERFLOW) {
                scan(limit);
                return true;
            }
            const auto watched = m_watched.find(event.wd);
            if (watched == m_watched.end())
                continue;
            if (event.mask & IN_IGNORED) {
                m_watched.erase(watched);
                continue;
            }
            if (!(event.mask & IN_ISDIR) || name.empty() || isOfPlugin(name))
                continue;
            const CgroupFolder group = childOf(watched->second, name);
            changed = std::erase(m_groups, group) > 0 || changed;
            if (event.mask & (IN_CREATE | IN_MOVED_TO)) {
                if (m_groups.size() >= limit) {
                    m_cut = true;
                    continue;
                }
                m_groups.push_back(group);
                walk(group, limit);
                changed = true;
            }
        }
    }
}

} // namespace performance
