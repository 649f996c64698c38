// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace performance {

// How a program's message handler writes a message (qInstallMessageHandler); the library installs none.
// Thread-safety: pure functions; isJournal() asks the kernel.

/// A message as lines for standard error. Where the journal reads them, each begins with its priority, as sd-daemon(3) says:
/// "<4>" is a warning. Control characters are visible, except those between lines.
QByteArray logOutput(QtMsgType type, const QString &message, bool forJournal);

/// Whether a descriptor is the stream to the journal that JOURNAL_STREAM names by device and inode (systemd.exec(5)): who was
/// started by such a service, and writes elsewhere, has inherited the variable.
bool isJournal(int descriptor, const QByteArray &journalStream = qgetenv("JOURNAL_STREAM"));

} // namespace performance
