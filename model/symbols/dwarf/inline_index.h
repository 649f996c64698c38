// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/dwarf_unit.h"

namespace performance {

/// The functions of a unit and what was inlined into them, by address. The tree of entries is walked once, from front to
/// back; who asks for an address afterwards makes one binary search.
///
/// Thread-safety: one thread, that of the unit.
class InlineIndex {
public:
    /// A function at an address.
    struct Function {
        std::string_view name; ///< mangled where the debug information has that; empty where it has none
        bool isInlined = false;
        std::uint64_t callFile = 0; ///< where it was called, of an inlined one: a file of the unit's line table …
        std::uint32_t callLine = 0; ///< … and a line
    };

    /// `unit`: the one that has the entries; of a split unit that is the split part.
    explicit InlineIndex(DwarfUnit &unit);

    /// The innermost first, the last is the function that was called; empty where no entry covers the address.
    std::vector<Function> find(std::uint64_t address);

private:
    struct Node {
        std::uint32_t parent = RangeMap::Nothing; ///< what it was inlined into
        bool isInlined = false;
        bool isNamed = false;
        std::uint32_t callLine = 0;
        std::uint64_t callFile = 0;
        std::uint64_t entry = 0;
        std::string_view name;
    };
    void walk();
    std::string_view nameOf(DwarfEntry entry);

    DwarfUnit &m_unit;
    std::vector<Node> m_nodes;
    RangeMap m_map; ///< nodes by address
};

} // namespace performance
