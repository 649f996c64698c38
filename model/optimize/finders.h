// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/evaluate.h"

namespace performance {

/// Looks for the processes that a rule is about and adds a finding for each, worst first:
///
/// cpu-hog         of the session that would use most CPU if none ever waited, the process that uses most; and as the victim
///                 the process that waits most for a CPU, more than 0.1 s a second, of a session that wants clearly less.
///                 Only where an autogroup's nice value rules over that session
/// cpu-hog-unit    the same, where the weight of a unit of the user's systemd does
/// cpu-hog-group   the same, where that of another control group does: a system service, a container
/// cpu-saturation  the session that wants most and the one that waits most of another that wants about as much
/// io-hog          a process with more than half of the traffic to and from storage, or several of one unit or one program that
///                 have it together, while somebody else waits for it: a control group apart from theirs, or a process of
///                 another session with traffic of its own
/// memory-hog      the process with the largest resident memory, at least a tenth of all
/// pinned          a process that uses up the CPUs that it may run on, and waits, while others that its cpuset allows are idle;
///                 not one that was put there on purpose
/// heap-limit      a process whose runtime was told to let its heap grow beyond nine tenths of its group's memory.max
/// heap-default    a Java process in a group with a limit that was not told how large its heap may become
/// slow-allocator  a Python that uses more than half a CPU and was told to check each allocation, or to leave it to the C library
/// small-cache     a database that reads from disks and was not told to use more memory than it is shipped with; one a server
///
/// Thread-safety, of all here: any thread that may use `data`.
void findProcesses(const QString &finder, const RuleFinding &seen, const RuleData &data,
                   std::vector<RuleFinding> &findings);

/// A process that a series names by its pid, while it lives.
std::optional<ProcessSample> processOf(qint32 pid, const RuleData &data);

/// What finders need to know of the busiest processes, as settings: "process.session@PID", "process.weights@PID"
/// ("autogroup", "unit", "group"), "process.group@PID", "process.cpus@PID" and "process.reachable@PID" (the list of those
/// that its cpuset lets it use), and "process.background@PID" of those that are nice.
inline QString sessionSetting(qint32 pid)
{
    return QStringLiteral("process.session@%1").arg(pid);
}
inline QString weightsSetting(qint32 pid)
{
    return QStringLiteral("process.weights@%1").arg(pid);
}
inline QString groupSetting(qint32 pid)
{
    return QStringLiteral("process.group@%1").arg(pid);
}
inline QString backgroundSetting(qint32 pid)
{
    return QStringLiteral("process.background@%1").arg(pid);
}
inline QString endedSetting(qint32 pid)
{
    return QStringLiteral("process.ended@%1").arg(pid);
}
inline QString cpusSetting(qint32 pid)
{
    return QStringLiteral("process.cpus@%1").arg(pid);
}
/// "unit", "threads" or "realtime": the process was put onto its CPUs on purpose (placedOnPurpose()).
inline QString placedSetting(qint32 pid)
{
    return QStringLiteral("process.placed@%1").arg(pid);
}
inline QString reachableSetting(qint32 pid)
{
    return QStringLiteral("process.reachable@%1").arg(pid);
}

} // namespace performance
