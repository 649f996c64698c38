// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace performance {

// Thread-safety: any thread; each call reads the files anew.

/// The control groups of a process, v1 and v2, as far as rules need them.
struct ProcessGroup {
    QString path; ///< in cgroup v2, else of the CPU controller of v1; empty where there is none
    /// The group whose share of the CPU it gets. Empty: it is in the root task group, the only one whose tasks are shared
    /// out by autogroup (kernel/sched/autogroup.c, task_wants_autogroup).
    QString cpu;
    QString cpus;                    ///< what its cpuset lets it use, as "0-3,6"; empty where that is not known
    std::optional<qint64> memoryMax; ///< the lowest limit of its group and those around it, in bytes; nothing: no limit
};

/// `root` stands before /proc and /sys in tests.
ProcessGroup processGroup(qint32 pid, const QString &root);

/// How many CPUs a list as "0-3,6" names; 0 where it is none.
int cpusIn(const QString &list);
/// How many CPUs two such lists both name.
int cpusInBoth(const QString &a, const QString &b);

} // namespace performance
