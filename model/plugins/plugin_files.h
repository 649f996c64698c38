// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <compare>
#include <cstdint>

namespace performance {

// Thread-safety: any thread; each call looks at the files anew.

/// The files in a folder that may be run: those that belong to this user or root and that nobody else may write. The same must
/// hold for the folder, and for every folder on the way to it, links on that way included. Symbolic links in the folder are not
/// followed. A sentence in `problems` for each that may not.
QStringList pluginFiles(const QString &folder, QStringList *problems);

/// Why a file may not be run now; empty where it may.
QString pluginRefusal(const QString &file);

/// Identifies the file under a name: one that was rewritten, replaced or given to another owner has another version.
struct PluginVersion {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modifiedNs = 0;
    std::int64_t changedNs = 0; ///< its mode and owner too

    auto operator<=>(const PluginVersion &) const = default;
};
/// All zero where there is no file.
PluginVersion pluginVersion(const QString &file);

/// Whether a file is a Qt plugin rather than a program.
inline bool isQtPlugin(const QString &file)
{
    return file.endsWith(QLatin1String(".so"));
}

} // namespace performance
