// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/huge_pages.h"

#include <QtGlobal>

#include <cstdint>
#include <vector>

namespace performance {

/// Numbers distinct pairs of 32 bits: the map under every stack trie. Open addressing with linear steps, at most half
/// full; a find is one cache line most of the time.
/// Thread-safety: one thread at a time; the owner's.
class InternMap {
public:
    InternMap() : m_slots(InitialSlots) {}

    /// The number of the pair; where it is new, `next`, which is then taken (`fresh` is set).
    std::int32_t numberOf(std::uint32_t first, std::uint32_t second, std::int32_t next, bool &fresh)
    {
        Q_ASSERT(next >= 0); // what is negative is a free place
        const std::uint64_t key = std::uint64_t(first) << 32 | second;
        for (size_t slot = place(key);; slot = (slot + 1) & (m_slots.size() - 1)) {
            Slot &s = m_slots[slot];
            if (s.number < 0) {
                s = {key, next};
                fresh = true;
                if (++m_count * 2 > m_slots.size())
                    grow();
                return next;
            }
            if (s.key == key) {
                fresh = false;
                return s.number;
            }
        }
    }
    size_t size() const { return m_count; }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::int32_t number = -1;
    };
    static constexpr int InitialBits = 10;
    static constexpr size_t InitialSlots = size_t(1) << InitialBits;

    /// The upper bits of the product: only they depend on every bit of both numbers.
    size_t place(std::uint64_t key) const { return size_t((key * 0x9e3779b97f4a7c15u) >> m_shift); }
    void grow()
    {
        std::vector<Slot, HugePages<Slot>> old(m_slots.size() * 2);
        old.swap(m_slots);
        --m_shift;
        for (const Slot &s : old) {
            if (s.number < 0)
                continue;
            size_t slot = place(s.key);
            while (m_slots[slot].number >= 0)
                slot = (slot + 1) & (m_slots.size() - 1);
            m_slots[slot] = s;
        }
    }

    std::vector<Slot, HugePages<Slot>> m_slots;
    int m_shift = 64 - InitialBits;
    size_t m_count = 0;
};

} // namespace performance
