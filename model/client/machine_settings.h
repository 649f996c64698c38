// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"

#include <QMap>

#include <vector>

namespace performance {

// Thread-safety: any thread; they read files.

/// The settings of the machine that the catalogue of knobs knows, by name ("vm.swappiness", "block.scheduler@vda"), as they are
/// now; what only daemons know and what is a process's has no entry. `root` stands before /proc and /sys.
QMap<QString, QString> machineSettings(const QString &root);

/// What this program changed of the machine's settings, and took back, as the journal of changes in the data folder says: of each
/// write of each change when it was first made, and when it was undone for good. An experiment's turns in between are left out,
/// as is what was changed of a process. Nothing where there is no journal, or none that may be read.
std::vector<MachineEvent> settingsChangedByUs(const QString &folder);

} // namespace performance
