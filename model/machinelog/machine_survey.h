// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/machine_event.h"

#include <QMap>

#include <optional>
#include <vector>

namespace performance {

/// What is kept of how the machine was, to tell later what is another: its kernel, its microcode, its settings by name.
/// Thread-safety: a value.
struct MachineSurvey {
    Timestamp time;
    QString boot;                    ///< /proc/sys/kernel/random/boot_id
    QString kernel;                  ///< its release
    QString microcode;               ///< "0xf0"; empty where the machine tells none, as most virtual ones
    QMap<QString, QString> settings; ///< "vm.swappiness" to "60"

    bool operator==(const MachineSurvey &) const = default;
};

// Thread-safety: any thread; they read and write files.

/// Of the machine whose /proc stands below `root`, without settings.
MachineSurvey surveyMachine(const QString &root, Timestamp now);

/// What is another since: a KernelChanged of "microcode" and a SettingChanged for each setting that both know, whose time is
/// that of `after`. Another kernel is told by the starts of the machine.
std::vector<MachineEvent> changesBetween(const MachineSurvey &before, const MachineSurvey &after);

/// The state that was kept; nothing where none was, ParseError where the file is none.
PerformanceResult<std::optional<MachineSurvey>> readMachineState(const QString &path);
PerformanceResult<void> writeMachineState(const QString &path, const MachineSurvey &state);

} // namespace performance
