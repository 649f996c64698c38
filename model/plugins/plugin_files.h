// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace performance {

/// What in a folder may be run: files that belong to this user or root, that nobody else may write, in a folder of which the
/// same holds. Symbolic links are not followed. A sentence in `problems` for each that may not.
QStringList pluginFiles(const QString &folder, QStringList *problems);

/// Whether a file is a Qt plugin rather than a program.
inline bool isQtPlugin(const QString &file)
{
    return file.endsWith(QLatin1String(".so"));
}

} // namespace performance
