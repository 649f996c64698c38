// SPDX-License-Identifier: MIT
#include "performance/ingest/fingerprint.h"

#include <random>

#include <xxhash.h>

namespace performance {

namespace {

std::uint64_t processSeed()
{
    static const std::uint64_t seed = [] {
        std::random_device device;
        return (std::uint64_t(device()) << 32) ^ device();
    }();
    return seed;
}

} // namespace

Fingerprint fingerprintOf(std::string_view bytes, const Fingerprint &before)
{
    const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(),
                                                     processSeed() ^ before[0] ^ (before[1] << 1));
    return {hash.low64, hash.high64};
}

} // namespace performance
