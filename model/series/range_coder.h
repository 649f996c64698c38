// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>

namespace performance {

/// A probability that learns: fast while it has seen little, steadier with every bit. 15 bits of precision.
///
/// Thread-safety: one thread, like the encoder and the decoder below.
class AdaptiveBit {
public:
    static constexpr int Bits = 15;

    uint32_t probabilityOfZero() const { return m_zero; }
    void learn(bool bit)
    {
        const int target = bit ? 0 : (1 << Bits);
        const int step = (target - int(m_zero)) * Rates[m_seen] / 65536;
        const int next = int(m_zero) + step;
        m_zero = uint16_t(next < Least ? Least : next > (1 << Bits) - Least ? (1 << Bits) - Least : next);
        if (m_seen + 1u < Rates.size())
            ++m_seen;
    }

private:
    static constexpr int Least = 24;
    static constexpr std::array<int, 40> Rates = [] {
        std::array<int, 40> rates{};
        for (size_t n = 0; n < rates.size(); ++n)
            rates[n] = int(65536.0 / (double(n) + 1.7));
        return rates;
    }();
    uint16_t m_zero = 1 << (Bits - 1);
    uint8_t m_seen = 0;
};

/// A binary range coder with carry propagation (Martin 1979; the byte-wise form is that of the LZMA specification).
class RangeEncoder {
public:
    void encode(AdaptiveBit &model, bool bit)
    {
        const uint32_t bound = (m_range >> AdaptiveBit::Bits) * model.probabilityOfZero();
        Q_ASSERT(bound > 0 && bound < m_range); // both bits have a place
        if (bit) {
            m_low += bound;
            m_range -= bound;
        } else {
            m_range = bound;
        }
        model.learn(bit);
        normalise();
    }
    /// `count` bits of which nothing is known, most significant first.
    void encodeDirect(uint64_t value, int count)
    {
        while (count-- > 0) {
            m_range >>= 1;
            if ((value >> count) & 1)
                m_low += m_range;
            normalise();
        }
    }
    QByteArray finish()
    {
        for (int i = 0; i < 5; ++i)
            shiftLow();
        // The decoder reads zeros past the end, so trailing ones need not be stored.
        while (m_out.endsWith('\0'))
            m_out.chop(1);
        return std::move(m_out);
    }

private:
    void normalise()
    {
        while (m_range < (1u << 24)) {
            m_range <<= 8;
            shiftLow();
        }
    }
    void shiftLow()
    {
        if (m_low < 0xff000000u || m_low > 0xffffffffu) {
            if (!m_first)
                m_out += char(m_cache + uint8_t(m_low >> 32));
            m_first = false;
            for (; m_pending > 0; --m_pending)
                m_out += char(0xff + uint8_t(m_low >> 32));
            m_cache = uint8_t(m_low >> 24);
        } else {
            ++m_pending;
        }
        m_low = (m_low & 0x00ffffffu) << 8;
    }

    uint64_t m_low = 0;
    uint32_t m_range = 0xffffffffu;
    uint8_t m_cache = 0;
    uint64_t m_pending = 0;
    bool m_first = true;
    QByteArray m_out;
};

/// Reads what RangeEncoder wrote. Past the end it reads zeros, so mangled input gives wrong numbers, never a crash.
class RangeDecoder {
public:
    explicit RangeDecoder(QByteArrayView data)
        : m_data(reinterpret_cast<const uint8_t *>(data.data())), m_end(m_data + data.size())
    {
        for (int i = 0; i < 4; ++i)
            m_code = (m_code << 8) | next();
    }

    bool decode(AdaptiveBit &model)
    {
        const uint32_t bound = (m_range >> AdaptiveBit::Bits) * model.probabilityOfZero();
        const bool bit = m_code >= bound;
        if (bit) {
            m_code -= bound;
            m_range -= bound;
        } else {
            m_range = bound;
        }
        model.learn(bit);
        normalise();
        return bit;
    }
    uint64_t decodeDirect(int count)
    {
        uint64_t value = 0;
        while (count-- > 0) {
            m_range >>= 1;
            const bool bit = m_code >= m_range;
            if (bit)
                m_code -= m_range;
            value = (value << 1) | uint64_t(bit);
            normalise();
        }
        return value;
    }

private:
    uint8_t next() { return m_data < m_end ? *m_data++ : 0; }
    void normalise()
    {
        while (m_range < (1u << 24)) {
            m_range <<= 8;
            m_code = (m_code << 8) | next();
        }
    }

    const uint8_t *m_data;
    const uint8_t *m_end;
    uint32_t m_code = 0;
    uint32_t m_range = 0xffffffffu;
};

} // namespace performance
