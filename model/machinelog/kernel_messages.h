// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace performance {

// What the kernel says in its own log. Thread-safety: pure functions.

/// Out-of-memory kills and suspends, without their time:
///   "Out of memory: Killed process 4711 (name) total-vm:…kB, anon-rss:102400kB, …" and, of a control group's limit, "Memory
///   cgroup out of memory: Killed process …" (mm/oom_kill.c, __oom_kill_process; "Kill" or "Killed" by version);
///   "PM: suspend entry (deep)", "PM: suspend exit", "PM: hibernation: hibernation entry", "… exit" (kernel/power).
/// The subject of a kill is the process's name, its detail "PID 4711, 100 MiB, cgroup"; that of a suspend is empty.
std::optional<MachineEvent> kernelEvent(QByteArrayView message);

/// Those of the records of /dev/kmsg (Documentation/ABI/testing/dev-kmsg): "3,1234,987654321,-;message", one a line, whose
/// times are microseconds since the start of the machine, without those in which it was suspended. `startedAt` is when that was.
std::vector<MachineEvent> parseKmsg(QByteArrayView text, Timestamp startedAt, const QString &source);

} // namespace performance
