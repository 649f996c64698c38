// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/range_coder.h"

#include <array>
#include <bit>
#include <cstdint>

namespace performance {

// What stacks_codec.cpp codes with, in both directions: a description of the format is a function over a `Coder`, which returns
// what was passed to it when it writes, and what it finds when it reads. So there is one description, not two that must agree.
//
// Thread-safety: one thread.

class StacksWriter {
public:
    static constexpr bool Reads = false;
    bool bit(AdaptiveBit &model, bool value)
    {
        m_encoder.encode(model, value);
        return value;
    }
    uint64_t direct(uint64_t value, int bits)
    {
        m_encoder.encodeDirect(value, bits);
        return value;
    }
    QByteArray finish() { return m_encoder.finish(); }

private:
    RangeEncoder m_encoder;
};

class StacksReader {
public:
    static constexpr bool Reads = true;
    explicit StacksReader(QByteArrayView data) : m_decoder(data) {}
    bool bit(AdaptiveBit &model, bool) { return m_decoder.decode(model); }
    uint64_t direct(uint64_t, int bits) { return m_decoder.decodeDirect(bits); }

private:
    RangeDecoder m_decoder;
};

/// A number of up to 64 bits: how many bits it has is learned, and the two below the highest; the others are stored as they are.
class NumberModel {
public:
    template<typename Coder>
    uint64_t code(Coder &coder, uint64_t value)
    {
        const int bits = codeClass(coder, std::bit_width(value));
        if (bits <= 1)
            return uint64_t(bits);
        uint64_t read = 1;
        int rest = bits - 1;
        size_t node = 0;
        for (int i = 0; i < Learned && rest > 0; ++i) {
            --rest;
            const bool set = coder.bit(m_leading[size_t(bits)][node], (value >> rest) & 1);
            read = read << 1 | uint64_t(set);
            node = node * 2 + 1 + size_t(set);
        }
        const uint64_t low = rest == 0 ? 0 : coder.direct(value & ((uint64_t(1) << rest) - 1), rest);
        return rest == 0 ? read : read << rest | low;
    }

private:
    static constexpr int Learned = 2;

    /// 0 to 64. Seven binary decisions at most; those of small numbers are few.
    template<typename Coder>
    int codeClass(Coder &coder, int value)
    {
        constexpr int Unary = 4;
        int found = 0;
        while (found < Unary && coder.bit(m_small[size_t(found)], value > found))
            ++found;
        if (found < Unary)
            return found;
        size_t node = 1; // value - 4 is below 64
        for (int i = 5; i >= 0; --i)
            node = node * 2 + size_t(coder.bit(m_classes[node], ((value - Unary) >> i) & 1));
        return std::min(64, int(node & 63) + Unary);
    }

    std::array<AdaptiveBit, 4> m_small;
    std::array<AdaptiveBit, 64> m_classes;
    std::array<std::array<AdaptiveBit, 3>, 65> m_leading;
};

/// A number of either sign.
class SignedModel {
public:
    template<typename Coder>
    int64_t code(Coder &coder, int64_t value)
    {
        const uint64_t plain = m_numbers.code(coder, uint64_t(value) << 1 ^ uint64_t(value >> 63));
        return int64_t(plain >> 1) ^ -int64_t(plain & 1);
    }

private:
    NumberModel m_numbers;
};

} // namespace performance
