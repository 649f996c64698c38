// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

namespace performance {

// Thread-safety: any thread; where two write the same file at once, the last one stays.

/// Writes a file that replaces an older one only when it is whole: a full disk or a crash leaves the old one. What is no
/// ordinary file (a pipe, /dev/null) is written to as it is.
PerformanceResult<void> writeWholeFile(const QString &path, const QByteArray &bytes);

/// Renames a file that cannot be read, so that the file that replaces it overwrites no data of the user. Returns the new name:
/// "….damaged-" and the time; empty where it could not be renamed.
QString setAside(const QString &path);

} // namespace performance
