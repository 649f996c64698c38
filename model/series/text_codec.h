// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/system_text.h"
#include "performance/series/varint.h"

namespace performance {

/// Text as its length and its bytes. Names of programs and files come back as they were: a byte that is not UTF-8 (toSystem()), a
/// byte order mark at the beginning. Thread-safety: pure functions.
inline void putText(QByteArray &out, const QString &text)
{
    const QByteArray bytes = toSystem(text);
    putVarint(out, quint64(bytes.size()));
    out += bytes;
}

inline std::optional<QString> readText(VarintReader &reader)
{
    const auto size = reader.varint();
    const auto bytes = size ? reader.bytes(*size) : std::nullopt;
    return bytes ? std::optional(fromSystem(*bytes)) : std::nullopt;
}

} // namespace performance
