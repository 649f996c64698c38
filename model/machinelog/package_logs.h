// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"

#include <QByteArrayView>
#include <QTimeZone>

#include <vector>

namespace performance {

// What package managers write down of what they did, as text: one event for each package that was installed, upgraded (also to
// an older version, or to the same one) or removed, in the order of the lines. `source` is what the events shall say that they
// are from. A line that is none of these is passed over.
// Thread-safety: pure functions.
//
// dpkg(1), --log: "2026-05-09 07:29:30 upgrade libc6:amd64 2.36-9 2.36-10", local time, the action as it begins. A package that
// is purged is removed first in a line of its own.
std::vector<MachineEvent> parseDpkgLog(QByteArrayView text, const QTimeZone &zone, const QString &source);
// pacman(8), libalpm's log: "[2026-01-15T10:22:33+0100] [ALPM] upgraded linux (6.6.1-1 -> 6.6.2-1)"; before pacman 5.2
// "[2019-01-15 10:22] …", local time.
std::vector<MachineEvent> parsePacmanLog(QByteArrayView text, const QTimeZone &zone, const QString &source);
// dnf 4 and microdnf, dnf.rpm.log: "2026-01-15T10:22:33+0100 SUBDEBUG Upgrade: bash-5.2.26-3.fc40.x86_64"; what it replaces
// stands in a later line, "Upgraded: bash-5.2.26-1.fc40.x86_64". dnf 5 writes no such log, see dnf_history.h.
std::vector<MachineEvent> parseDnfLog(QByteArrayView text, const QTimeZone &zone, const QString &source);
// libzypp's history (openSUSE): "2026-01-15 10:22:33|install|bash|5.2-1.1|x86_64|…"; it does not tell the version before,
// so that an upgrade is told as an installation unless the same log has an earlier version.
std::vector<MachineEvent> parseZyppHistory(QByteArrayView text, const QTimeZone &zone, const QString &source);

/// "bash", "5.2.26-3.fc40" of "bash-5.2.26-3.fc40.x86_64"; an epoch ("bash-1:5.2-3…") is part of the version. Empty where it is
/// no such name.
struct RpmName {
    QString name;
    QString version;
};
RpmName rpmName(QByteArrayView nevra);

} // namespace performance
