// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: pure functions.

/// Of a struct utmp.
qint64 bootRecordSize();

/// The starts of the machine in /var/log/wtmp, whose records are those of utmp(5) of this machine's kind: BOOT_TIME, with the
/// kernel's release as the host, which is the event's detail. A record that is cut off at the end, or whose time is none, is
/// passed over. Debian 13 and others write this file no more.
std::vector<MachineEvent> parseBootRecords(QByteArrayView bytes, const QString &source);

/// The starts that several sources tell, each once and by rising time, and a KernelChanged of "Linux" at each that has another
/// kernel than the one before. Sources may differ by two minutes: a clock that was wrong at the start is set soon after.
std::vector<MachineEvent> bootsAndKernels(std::vector<MachineEvent> boots);

/// When the machine was started: the line "btime" of /proc/stat.
std::optional<Timestamp> bootTime(QByteArrayView procStat);

/// The revision of the microcode of the first CPU: the line "microcode : 0x…" of /proc/cpuinfo; empty where there is none.
QString microcodeOf(QByteArrayView cpuInfo);

} // namespace performance
