// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

namespace performance {

/// Writes a file that replaces an older one only when it is whole: a full disk or a crash leaves the old one. What is no
/// ordinary file (a pipe, /dev/null) is written to as it is.
PerformanceResult<void> writeWholeFile(const QString &path, const QByteArray &bytes);

/// Renames a file that cannot be read, so that what replaces it takes nothing from its owner. Its new name: "….damaged-" and
/// the time; empty where it could not be renamed.
QString setAside(const QString &path);

} // namespace performance
