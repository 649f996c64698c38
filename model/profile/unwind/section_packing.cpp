// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/section_packing.h"

#include <zlib.h>
#include <zstd.h>

#include <cstring>

namespace performance {

namespace {

constexpr std::uint64_t BestRatioOfZlib = 1100;
constexpr std::uint64_t BestRatioOfZstd = 50'000; // blocks of 128 KiB that are one byte each, repeated

std::optional<Bytes> inflated(ByteSpan packed, std::uint64_t size)
{
    Bytes out(size);
    uLongf length = uLongf(size);
    if (::uncompress(out.data(), &length, packed.data(), uLong(packed.size())) != Z_OK || length != size)
        return std::nullopt;
    return out;
}

std::optional<Bytes> unpackedZstd(ByteSpan packed, std::uint64_t size)
{
    Bytes out(size);
    const size_t length = ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size());
    if (ZSTD_isError(length) || length != size)
        return std::nullopt;
    return out;
}

} // namespace

std::optional<Bytes> unpacked(ByteSpan packed, SectionPacking packing, std::uint64_t most)
{
    const std::uint64_t bestRatio = packing.kind == SectionPacking::Zstd ? BestRatioOfZstd : BestRatioOfZlib;
    if (packing.size > most || packing.size / bestRatio > packed.size())
        return std::nullopt;
    switch (packing.kind) {
    case SectionPacking::Zlib: return inflated(packed, packing.size);
    case SectionPacking::Zstd: return unpackedZstd(packed, packing.size);
    default: return std::nullopt;
    }
}

std::optional<Bytes> unpackedOldStyle(ByteSpan section, std::uint64_t most)
{
    constexpr size_t HeaderSize = 12;
    if (section.size() < HeaderSize || std::memcmp(section.data(), "ZLIB", 4) != 0)
        return std::nullopt;
    std::uint64_t size = 0;
    for (size_t i = 4; i < HeaderSize; ++i)
        size = size << 8 | section[i];
    return unpacked(section.subspan(HeaderSize), {SectionPacking::Zlib, size}, most);
}

} // namespace performance
