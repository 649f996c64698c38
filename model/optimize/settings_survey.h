// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule.h"
#include "performance/optimize/rule_data.h"

namespace performance {

/// Reads how this machine is set: the knobs that rules name, facts about the machine, and of the given processes what
/// finders need. A pass takes some hundred microseconds; where something cannot be read there is no entry.
///
/// Facts: fact.power ("battery", "mains"), fact.swap ("none", "zram", "disk"), fact.numa_nodes, fact.cpus (online),
/// fact.online (their list), fact.zswap, fact.tsc, fact.bbr, fact.rotational@DISK ("0", "1"), fact.turning@DISK, fact.io_priorities ("yes" where the scheduler of a disk heeds them). Of processes that
/// series name by their pid ("process.pid=4711"): process.start@PID and process.name@PID.
Settings surveySettings(const std::vector<Rule> &rules, const std::vector<ProcessSample> &processes, const QStringList &seriesKeys);

/// Other programs that tune this machine, by name, where they run: tuned, power-profiles-daemon, TLP, gamemode and their
/// like, and whether sysctl.d sets any of the given keys.
QStringList otherTuners();

} // namespace performance
