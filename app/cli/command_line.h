// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace wai::cli {

/// Exit codes of every command.
enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, Worse = 3, Inconclusive = 4 };

/// Whether the first argument names a command that works without a display (or asks for help or the version).
bool isCommand(const QStringList &arguments);

/// Whether programs read what the command prints (--json, --csv), so that it must not depend on who runs it.
bool isForPrograms(const QStringList &arguments);

/// Runs the command that the arguments name (program first) and gives its exit code. Needs a QCoreApplication.
int run(const QStringList &arguments);

/// What `wai-performance --help` prints.
QString overview();

/// Where history and reports live unless told otherwise: $XDG_DATA_HOME/wai-performance.
QString defaultDataFolder();

/// Sets the level of log output: debug, info, warning or error. False where the name is none of these.
bool setLogLevel(const QString &name);

} // namespace wai::cli
