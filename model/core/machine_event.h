// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"

namespace performance {

/// Something that happened to the machine at a moment, as one of its own logs tells it, or a note of the user.
/// Thread-safety: a value.
struct MachineEvent {
    enum class Kind : quint8 {
        PackageInstalled,
        PackageUpgraded,
        PackageRemoved,
        KernelChanged, ///< it, or the microcode, is another one since a boot
        Boot,
        Suspended,
        Resumed,
        ServiceStarted, ///< one that was not there before
        ServiceRestarted,
        ServiceFailed,
        OutOfMemory,    ///< the kernel ended a process
        SettingChanged, ///< by whomever; `detail` is "old → new"
        ChangePoint,    ///< a judged series is at another level since
        Note,           ///< the user's own
    };
    Kind kind = Kind::Note;
    Timestamp time;
    QString subject; ///< the package, unit, program, setting or series; of a note its text
    QString detail;  ///< "2.36-9 → 2.36-10"; empty where there is nothing more to say
    QString source;  ///< where it was read: "/var/log/dpkg.log", "journal"
    QString id;      ///< of a note, by which it is removed; empty for others

    /// For people: "libpq5 was upgraded (15.3-0 → 15.5-1)".
    Message sentence() const;
    bool operator==(const MachineEvent &) const = default;
};
QString toName(MachineEvent::Kind kind); ///< "package-upgraded"

} // namespace performance
