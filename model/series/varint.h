// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace performance {

/// LEB128 numbers in byte arrays.
inline void putVarint(QByteArray &out, uint64_t value)
{
    while (value >= 0x80) {
        out += char(value | 0x80);
        value >>= 7;
    }
    out += char(value);
}

inline uint64_t zigzag(int64_t value)
{
    return (uint64_t(value) << 1) ^ uint64_t(value >> 63);
}
inline int64_t unzigzag(uint64_t value)
{
    return int64_t(value >> 1) ^ -int64_t(value & 1);
}

/// Reads numbers and bytes in order; once something is missing, every further read gives nothing.
///
/// Thread-safety: one thread; the functions above are pure.
class VarintReader {
public:
    explicit VarintReader(QByteArrayView data) : m_data(data) {}

    std::optional<uint64_t> varint()
    {
        uint64_t value = 0;
        for (int shift = 0; shift < 64 && m_at < m_data.size(); shift += 7) {
            const auto byte = uint8_t(m_data[m_at++]);
            value |= uint64_t(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                return value;
        }
        m_at = m_data.size();
        return std::nullopt;
    }
    std::optional<QByteArrayView> bytes(uint64_t count)
    {
        if (count > uint64_t(m_data.size() - m_at)) {
            m_at = m_data.size();
            return std::nullopt;
        }
        const auto slice = m_data.sliced(m_at, qsizetype(count));
        m_at += qsizetype(count);
        return slice;
    }
    QByteArrayView rest() const { return m_data.sliced(m_at); }
    bool atEnd() const { return m_at >= m_data.size(); }

private:
    QByteArrayView m_data;
    qsizetype m_at = 0;
};

} // namespace performance
