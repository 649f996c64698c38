// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

#include <optional>

namespace performance {

// Thread-safety: any thread; each call opens the file anew.

/// Which file it is and whether it was written since: what is read once is read again only when this is another.
struct ReadFileState {
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0;

    bool operator==(const ReadFileState &) const = default;
};
/// Nothing where there is no such file, or it is no ordinary one.
std::optional<ReadFileState> fileIdentity(const QString &path);

/// The newest lines of a log.
struct LogText {
    QByteArray text;        ///< begins with a whole line
    bool isCut = false;     ///< there were older lines
    bool isDamaged = false; ///< packed, and its end is missing or broken: what could be unpacked is here
};

/// Reads at most `most` bytes from the end of a log, which may be packed by gzip (RFC 1952; several members are read as one). Of a
/// packed one at most 64 times as much is unpacked. IoError or PermissionDenied where it cannot be read; Unsupported where it
/// is no ordinary file.
PerformanceResult<LogText> readLogEnd(const QString &path, qint64 most);

} // namespace performance
