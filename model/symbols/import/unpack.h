// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

class QIODevice;

namespace performance {

/// What a file is packed with, by its first bytes (RFC 1952, RFC 8878, the .xz file format).
enum class Packing { None, Gzip, Xz, Zstd };
Packing packingOf(const QByteArray &beginning);

/// Writes what `in` holds, unpacked, to `out`: all members of a gzip file, all streams and frames of the others. False:
/// the packed data end too early or are damaged, and what came before was written. ParseError where that is nothing,
/// Unsupported where it is more than `most` bytes.
/// Thread-safety: any thread that may use both devices.
PerformanceResult<bool> unpack(Packing packing, QIODevice &in, QIODevice &out, qint64 most, const QString &source);

} // namespace performance
