// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace performance {

// Thread-safety: pure functions; the seed is made once, by the thread that needs it first.

/// A hash that tells apart what a sender calls by different names; 128 bits, seeded anew in each process so that no sender
/// can craft two names of one hash.
using Fingerprint = std::array<std::uint64_t, 2>;
Fingerprint fingerprintOf(std::string_view bytes, const Fingerprint &before = {});

/// The hash of both, the same in either order, since attributes have none.
inline Fingerprint together(const Fingerprint &a, const Fingerprint &b)
{
    return {a[0] + b[0], a[1] + b[1]};
}

/// Of a value by its bytes.
template<typename Value>
Fingerprint fingerprintOfValue(const Value &value, const Fingerprint &before)
{
    return fingerprintOf(std::string_view(reinterpret_cast<const char *>(&value), sizeof value), before);
}

struct FingerprintHash {
    std::size_t operator()(const Fingerprint &fingerprint) const { return std::size_t(fingerprint[0]); }
};

} // namespace performance
