// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>

namespace performance {

/// The first bytes of a file of /proc or /sys, without blanks around them; empty where it cannot be read.
inline QByteArray contentsOf(const QString &path, qint64 most = 4096)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(most).trimmed() : QByteArray();
}

} // namespace performance
