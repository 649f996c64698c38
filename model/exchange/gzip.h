// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace performance {

QByteArray gzip(const QByteArray &bytes);
bool isGzip(const QByteArray &bytes);
/// Nothing where it is broken or unpacks to more than `most` bytes.
std::optional<QByteArray> gunzip(const QByteArray &bytes, qsizetype most);

} // namespace performance
