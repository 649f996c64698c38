// SPDX-License-Identifier: MIT
// The names of a block of stacks, and what describes it as a whole.
#include "performance/series/stacks_codec.h"

#include "performance/series/checksum.h"
#include "performance/series/stacks_rows.h"
#include "performance/series/varint.h"

#include <cstring>

namespace performance {

namespace {

constexpr char NamesMagic[] = {'W', 'S', 1};

} // namespace

QByteArray encodeStackNames(const Profile &profile)
{
    QByteArray plain;
    putHeader(plain, profile);
    putStrings(plain, profile, 1);
    putModules(plain, profile, 0);
    putFunctions(plain, profile, 0);
    return sealed(QByteArray(NamesMagic, sizeof NamesMagic) + packed(plain, StoredLevel));
}

std::optional<Profile> decodeStackNames(QByteArrayView names)
{
    const auto bytes = verified(names);
    if (!bytes || bytes->size() < qsizetype(sizeof NamesMagic)
        || std::memcmp(bytes->data(), NamesMagic, sizeof NamesMagic) != 0)
        return std::nullopt;
    const auto plain = unpacked(bytes->sliced(sizeof NamesMagic));
    if (!plain)
        return std::nullopt;
    VarintReader reader(*plain);
    Profile profile;
    if (!readHeader(reader, profile) || !readStrings(reader, profile) || !readModules(reader, profile)
        || !readFunctions(reader, profile))
        return std::nullopt;
    return profile;
}

} // namespace performance
