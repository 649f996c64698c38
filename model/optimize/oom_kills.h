// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

namespace performance {

/// Processes that the kernel killed for want of memory since the machine started, and what control groups had to do with it.
///
/// vmstat's oom_kill counts every kill, also one inside a control group that came to its own limit while the machine had memory
/// to spare (mm/oom_kill.c, __oom_kill_process: count_vm_event(OOM_KILL) for both). So does oom_kill of memory.events: "killed by any
/// kind of OOM killer". Its `oom` does not: it counts that "the cgroup's memory usage reached the limit and allocation was about to fail"
/// (Documentation/admin-guide/cgroup-v2.rst), of the group and those below it. Of cgroup v1, memory.failcnt says how often a group
/// came to its limit.
struct OomKills {
    qint64 all = 0;                 ///< of vmstat; 0 where it does not say
    QHash<QString, qint64> atLimit; ///< how often each group came to its limit, by its file
};

/// Reads "/proc" and "/sys/fs/cgroup", or copies of them in tests. Walks every control group: some milliseconds.
OomKills readOomKills(const QString &proc = QStringLiteral("/proc"), const QString &cgroups = QStringLiteral("/sys/fs/cgroup"));

/// Whether the kernel killed for want of the machine's memory since `before` was read: a kill while no group came to its limit. Of
/// a group of cgroup v1 that is gone it cannot be known, so it may have been that one.
bool machineRanOut(const OomKills &before, const QString &proc = QStringLiteral("/proc"), const QString &cgroups = QStringLiteral("/sys/fs/cgroup"));

} // namespace performance
