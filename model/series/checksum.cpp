// SPDX-License-Identifier: MIT
#include "performance/series/checksum.h"

#include <xxhash.h>

#include <cstring>

namespace performance {

void putChecksum(QByteArray &out, QByteArrayView of)
{
    const XXH64_hash_t hash = XXH64(of.data(), size_t(of.size()), 0);
    static_assert(sizeof hash == ChecksumSize);
    out.append(reinterpret_cast<const char *>(&hash), ChecksumSize);
}

bool checksumHolds(QByteArrayView checksum, QByteArrayView of)
{
    XXH64_hash_t stored = 0;
    std::memcpy(&stored, checksum.data(), ChecksumSize);
    return stored == XXH64(of.data(), size_t(of.size()), 0);
}

QByteArray sealed(const QByteArray &bytes)
{
    QByteArray out;
    putChecksum(out, bytes);
    return out + bytes;
}

std::optional<QByteArrayView> verified(QByteArrayView bytes)
{
    if (bytes.size() < ChecksumSize || !checksumHolds(bytes.first(ChecksumSize), bytes.sliced(ChecksumSize)))
        return std::nullopt;
    return bytes.sliced(ChecksumSize);
}

} // namespace performance
