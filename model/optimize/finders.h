// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/evaluate.h"

namespace performance {

/// Looks for the processes that a rule is about and adds a finding for each, worst first:
///
/// cpu-hog     of the session that would use most CPU if none ever waited, the process that uses most; and as the victim the
///             process that waits most for a CPU, more than 0.1 s a second, of a session that wants clearly less
/// io-hog      a process with more than half of the traffic to and from storage
/// memory-hog  the process with the largest resident memory, at least a tenth of all
/// pinned      a process that uses up the CPUs that it may run on, and waits, while others are idle
void findProcesses(const QString &finder, const Finding &seen, const RuleData &data, std::vector<Finding> &findings);

/// A process that a series names by its pid, while it lives.
std::optional<ProcessSample> processOf(qint32 pid, const RuleData &data);

/// What finders need to know of the busiest processes, as settings: "process.session@PID", "process.cpus@PID", and
/// "process.background@PID" of those that are nice.
inline QString sessionSetting(qint32 pid) { return QStringLiteral("process.session@%1").arg(pid); }
inline QString backgroundSetting(qint32 pid) { return QStringLiteral("process.background@%1").arg(pid); }
inline QString cpusSetting(qint32 pid) { return QStringLiteral("process.cpus@%1").arg(pid); }

} // namespace performance
