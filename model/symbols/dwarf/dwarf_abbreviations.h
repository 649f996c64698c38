// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

/// What the size of some values depends on.
struct DwarfFormat {
    std::uint16_t version = 0;
    std::uint8_t addressSize = 8;
    std::uint8_t offsetSize = 4; ///< 8 in the 64-bit format of DWARF, which has nothing to do with the machine's width

    auto operator<=>(const DwarfFormat &) const = default;
};

struct DwarfAttribute {
    std::uint16_t name = 0;
    std::uint16_t form = 0;
    std::int64_t constant = 0; ///< the value itself, of FormImplicitConstant
};

/// The shape of an entry of .debug_info: its tag, and which attributes follow its code.
struct DwarfAbbreviation {
    std::uint64_t code = 0;
    std::uint16_t tag = 0;
    bool hasChildren = false;
    std::uint32_t firstAttribute = 0;
    std::uint32_t attributeCount = 0;
    std::int32_t size = -1; ///< of all its values in bytes; -1 where that differs from entry to entry
};

/// A table of .debug_abbrev (DWARF 5, 7.5.3).
///
/// Thread-safety: does not change after it was made.
class DwarfAbbreviations {
public:
    DwarfAbbreviations() = default;
    /// The table at `offset`, at most `most` of its entries. What is damaged ends it.
    DwarfAbbreviations(ByteSpan section, std::uint64_t offset, const DwarfFormat &format, size_t most);

    const DwarfAbbreviation *find(std::uint64_t code) const;
    std::span<const DwarfAttribute> attributes(const DwarfAbbreviation &abbreviation) const
    {
        return std::span(m_attributes).subspan(abbreviation.firstAttribute, abbreviation.attributeCount);
    }
    /// How much of the section was read for it.
    size_t bytes() const { return m_bytes; }

private:
    std::vector<DwarfAbbreviation> m_entries; ///< by code
    std::vector<DwarfAttribute> m_attributes;
    size_t m_bytes = 0;
};

} // namespace performance
