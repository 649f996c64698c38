// SPDX-License-Identifier: MIT
#pragma once

// Part of rollup.h: the layout of a row, where both of its readers see it.
//
//   flags (1 byte), first slot (2), number of entries (2), then
//   counts: one (4 bytes) if all entries have it, else one each; then
//   values: one float if everything is that value, else all minimums, all maximums, all means.
//
// Thread-safety: any thread; `visit` runs on the calling one.

#include <cstring>

namespace performance {

namespace rollup_row {
enum Flag : quint8 { SameCount = 1, SameValue = 2 };
inline constexpr qsizetype HeaderSize = 5;

template<typename T>
T get(const char *at)
{
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}
} // namespace rollup_row

template<typename Visit>
bool visitRow(QByteArrayView bytes, int slots, Visit visit)
{
    using namespace rollup_row;
    if (bytes.size() < HeaderSize)
        return false;
    const auto flags = quint8(bytes[0]);
    const int first = get<quint16>(bytes.data() + 1);
    const int count = get<quint16>(bytes.data() + 3);
    const qsizetype countBytes = (flags & SameCount ? 1 : count) * qsizetype(4);
    const qsizetype valueBytes = (flags & SameValue ? 1 : 3 * count) * qsizetype(4);
    if (count == 0 || first + count > slots || bytes.size() != HeaderSize + countBytes + valueBytes)
        return false;

    const char *counts = bytes.data() + HeaderSize;
    const char *minimums = counts + countBytes;
    const char *maximums = minimums + (flags & SameValue ? 0 : 4 * count);
    const char *means = maximums + (flags & SameValue ? 0 : 4 * count);
    for (int i = 0; i < count; ++i) {
        const auto samples = get<quint32>(counts + (flags & SameCount ? 0 : 4 * i));
        if (samples == 0)
            continue;
        const qsizetype at = flags & SameValue ? 0 : 4 * qsizetype(i);
        visit(first + i, double(get<float>(minimums + at)), double(get<float>(maximums + at)),
              double(get<float>(means + at)), samples);
    }
    return true;
}

} // namespace performance
