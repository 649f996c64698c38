// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace performance {

/// Where a program that this library starts may lie: beside the running program, in `buildFolder` beside its folder (a build tree),
/// in libexec/wai-performance of the prefix that holds the running program's folder, or that holds the library as
/// lib/libwaiperformance.so or, as Debian has it, lib/TRIPLET/libwaiperformance.so. Nothing is taken from where the build was to be
/// installed, so that an installation may be moved. `library` is empty where it is linked into the program.
QStringList programFolders(const QString &applicationFolder, const QString &buildFolder, const QString &library);

/// The absolute path of such a program; `given`, where it can be run, goes before. Empty where there is none. May be called from
/// any thread once there is an application object.
QString ownProgram(const QString &name, const QString &buildFolder, const QString &given = {});

} // namespace performance
