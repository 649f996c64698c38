// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace performance {

// Thread-safety: any thread; programListeningOn() reads /proc, programNameOf() is pure.

/// What a program is called, by the file that it runs and its arguments (/proc/PID/cmdline, ended by NUL each): its file, or of
/// an interpreter what it interprets, since that does not change with the interpreter's version. "exporter" of
/// "/usr/bin/python3.11 /opt/exporter.py", "shop" of "java -Xmx1g -jar shop.jar".
QString programNameOf(const QString &executable, const QByteArray &commandLine);

/// The program that listens on a TCP port of this machine; empty where it cannot be told.
QString programListeningOn(int port);

} // namespace performance
