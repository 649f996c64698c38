// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace performance {

/// What the dashboard sets in its own environment: without it libdbus ends the program (abort(3)) where a bus goes away in the
/// middle of a call of Qt's (dbus_pending_call_block() of nothing). Its words make it ours: what is
/// launched from here does not get it. Source: dbus/dbus-internals.c, init_warnings(), looks at the first character only.
inline constexpr char BusErrorsAreHarmless[] = "DBUS_FATAL_WARNINGS=0 (wai-performance)";

/// Where a program that this library starts may lie: beside the running program, in `buildFolder` beside its folder (a build tree),
/// in libexec/wai-performance of the prefix that holds the running program's folder, or that holds the library as
/// lib/libwaiperformance.so or, as Debian has it, lib/TRIPLET/libwaiperformance.so. Nothing is taken from where the build was to be
/// installed, so that an installation may be moved. `library` is empty where it is linked into the program.
QStringList programFolders(const QString &applicationFolder, const QString &buildFolder, const QString &library);

/// The absolute path of such a program; `given`, where it can be run, goes before. Empty where there is none. May be called from
/// any thread once there is an application object.
QString ownProgram(const QString &name, const QString &buildFolder, const QString &given = {});

} // namespace performance
