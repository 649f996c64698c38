// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <queue>
#include <vector>

namespace performance {

/// A range of addresses that means something.
struct AddressRange {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::uint32_t value = 0;
    std::uint32_t depth = 0; ///< where several overlap the deeper is meant, of equals the one that begins later
};

/// Which of many ranges, that may lie in each other, is meant at an address.
///
/// Thread-safety: does not change after it was made.
class RangeMap {
public:
    RangeMap() = default;
    explicit RangeMap(std::vector<AddressRange> ranges)
    {
        std::ranges::stable_sort(ranges, {}, &AddressRange::from);
        const auto lessInner = [&](size_t a, size_t b) {
            return ranges[a].depth != ranges[b].depth ? ranges[a].depth < ranges[b].depth : a < b;
        };
        std::priority_queue<size_t, std::vector<size_t>, decltype(lessInner)> open(lessInner); // those that have begun
        size_t next = 0;
        std::uint64_t at = 0;
        for (;;) {
            while (next < ranges.size() && ranges[next].from <= at)
                open.push(next++);
            while (!open.empty() && ranges[open.top()].to <= at)
                open.pop();
            if (open.empty()) {
                if (next == ranges.size())
                    break;
                at = ranges[next].from;
                continue;
            }
            const AddressRange &inner = ranges[open.top()];
            const std::uint64_t to = next < ranges.size() ? std::min(inner.to, ranges[next].from) : inner.to;
            if (!m_pieces.empty() && m_pieces.back().to == at && m_pieces.back().value == inner.value)
                m_pieces.back().to = to;
            else
                m_pieces.push_back({at, to, inner.value});
            at = to;
        }
        m_pieces.shrink_to_fit();
    }

    static constexpr std::uint32_t Nothing = ~std::uint32_t(0);

    std::uint32_t find(std::uint64_t address) const
    {
        const auto it = std::ranges::upper_bound(m_pieces, address, {}, &Piece::from);
        return it != m_pieces.begin() && address < std::prev(it)->to ? std::prev(it)->value : Nothing;
    }
    bool empty() const { return m_pieces.empty(); }

private:
    struct Piece {
        std::uint64_t from;
        std::uint64_t to;
        std::uint32_t value;
    };
    std::vector<Piece> m_pieces; ///< by address, without overlaps
};

} // namespace performance
