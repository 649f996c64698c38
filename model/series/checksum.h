// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace performance {

// Thread-safety: pure functions.

/// A checksum (XXH64, 8 bytes) before the bytes it is of.
QByteArray sealed(const QByteArray &bytes);
/// Taken apart again; nothing where they do not match.
std::optional<QByteArrayView> verified(QByteArrayView bytes);

/// The checksum at the end instead.
constexpr qsizetype ChecksumSize = 8;
void putChecksum(QByteArray &out, QByteArrayView of);
bool checksumHolds(QByteArrayView checksum, QByteArrayView of);

} // namespace performance
