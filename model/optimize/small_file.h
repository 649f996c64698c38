// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/small_file.h"

#include <QByteArray>
#include <QFile>

namespace performance {

/// The first bytes of a file of /proc or /sys, without blanks around them; empty where it cannot be read.
/// Thread-safety: any thread.
inline QByteArray contentsOf(const QString &path, size_t most = 4096)
{
    const auto text = startOfFile(QFile::encodeName(path).toStdString(), most);
    return text ? QByteArray::fromStdString(*text).trimmed() : QByteArray();
}

} // namespace performance
