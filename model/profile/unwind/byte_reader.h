// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <span>

namespace performance {

/// Reads little-endian values from bytes that nobody checked. Past the end everything reads as zero and `ok()` is false
/// from then on, so that a parser checks once and not after each value.
/// Thread-safety: one thread at a time; the owner's.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::uint8_t> bytes, size_t at = 0) : m_bytes(bytes), m_at(at) {}

    bool ok() const { return m_ok; }
    size_t position() const { return m_at; }
    bool atEnd() const { return m_at >= m_bytes.size(); }
    std::span<const std::uint8_t> rest() const { return m_bytes.subspan(m_at); }
    size_t left() const { return m_bytes.size() - m_at; }
    std::span<const std::uint8_t> bytes() const { return m_bytes; } ///< all of them

    template<typename T>
    T value()
    {
        T v{};
        if (!m_ok || m_bytes.size() - m_at < sizeof(T)) {
            m_ok = false;
            return v;
        }
        std::memcpy(&v, m_bytes.data() + m_at, sizeof(T));
        m_at += sizeof(T);
        return v;
    }
    std::uint8_t u8() { return value<std::uint8_t>(); }

    std::uint64_t uleb()
    {
        std::uint64_t v = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t byte = u8();
            if (shift < 64)
                v |= std::uint64_t(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                return v;
        }
    }
    std::int64_t sleb()
    {
        std::uint64_t v = 0;
        for (unsigned shift = 0;;) {
            const std::uint8_t byte = u8();
            if (shift < 64)
                v |= std::uint64_t(byte & 0x7f) << shift;
            shift += 7;
            if (!(byte & 0x80)) {
                if (shift < 64 && (byte & 0x40))
                    v |= ~std::uint64_t(0) << shift;
                return std::int64_t(v);
            }
        }
    }
    void skip(std::uint64_t count)
    {
        if (!m_ok || count > m_bytes.size() - m_at)
            m_ok = false;
        else
            m_at += size_t(count);
    }
    /// The next `count` bytes; empty and not ok where there are not as many.
    std::span<const std::uint8_t> take(std::uint64_t count)
    {
        const size_t from = m_at;
        skip(count);
        return m_ok ? m_bytes.subspan(from, size_t(count)) : std::span<const std::uint8_t>();
    }
    void fail() { m_ok = false; }

private:
    std::span<const std::uint8_t> m_bytes;
    size_t m_at = 0;
    bool m_ok = true;
};

} // namespace performance
