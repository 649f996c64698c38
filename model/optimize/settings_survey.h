// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule.h"
#include "performance/optimize/rule_data.h"

namespace performance {

// Thread-safety: any thread; each call reads the files anew.

/// Reads the settings of this machine: the knobs that rules name, facts about the machine, and of the given processes what
/// finders need. A pass takes some hundred microseconds; where something cannot be read there is no entry.
///
/// In a container the settings of the machine are its host's: they have no entry, so that no rule asks for them.
///
/// Facts: fact.power ("battery", "mains"), fact.swap ("none", "zram", "disk") and fact.oom_daemon (neither in a
/// container), fact.numa_nodes, fact.cpus (online), fact.online (their list), fact.zswap, fact.tsc (x86 only), fact.bbr,
/// fact.rotational@DISK ("0", "1"), fact.turning@DISK, fact.io_priorities ("yes" where the scheduler of a disk heeds them).
/// Of processes that series name by their pid ("process.pid=4711"): process.start@PID and process.name@PID.
///
/// `root` stands before /proc and /sys, here and below: empty on the machine itself, else the folder of a recorded machine.
/// What only daemons know (units, the power profile) then has no entry.
Settings surveySettings(const std::vector<Rule> &rules, const std::vector<ProcessSample> &processes,
                        const QStringList &seriesKeys, const QString &root);

/// Takes over the entries of processes that have ended since an earlier survey: what a compiler's short-lived processes
/// used counts for their session. They are marked by "process.ended@PID".
void keepEnded(Settings &settings, const Settings &before, const std::vector<ProcessSample> &processes);

/// Other programs that tune this machine, by name, where they run: tuned, power-profiles-daemon, TLP, gamemode and their
/// like, and whether sysctl.d sets any of the given keys.
QStringList otherTuners(const QString &root);

} // namespace performance
