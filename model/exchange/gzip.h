// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace performance {

// Thread-safety: pure functions.

QByteArray gzip(const QByteArray &bytes);
/// All members, one after the other. Nothing where one is broken, where something else follows, or where they unpack
/// to more than `most` bytes.
std::optional<QByteArray> gunzip(const QByteArray &bytes, qsizetype most);

} // namespace performance
