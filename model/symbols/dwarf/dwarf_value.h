// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/byte_reader.h"
#include "performance/symbols/dwarf/dwarf_abbreviations.h"

#include <string_view>

namespace performance {

/// An attribute's value as it stands in the file; what it refers to is looked up by its unit.
///
/// Thread-safety: a plain value; the functions below belong to the thread of their reader.
struct DwarfValue {
    enum Kind : std::uint8_t {
        None,
        Constant,
        Address,
        AddressIndex,
        Text,
        StringOffset,
        LineStringOffset,
        SupplementString,
        StringIndex,
        UnitReference,
        Reference,
        SupplementReference,
        Offset,
        RangeListIndex,
    };
    Kind kind = None;
    std::uint64_t number = 0;
    std::string_view text; ///< of Text

    explicit operator bool() const { return kind != None; }
    bool isOffset() const { return kind == Offset || kind == Constant; } ///< before DWARF 4 offsets were constants
};

/// Reads the value of `form` (DWARF 5, 7.5.5 and 7.5.6); kind None of what naming code does not need. `constant` is that
/// of the abbreviation. An unknown form fails the reader: its size is not known.
DwarfValue readValue(ByteReader &reader, std::uint16_t form, std::int64_t constant, const DwarfFormat &format);

/// A number of 1 to 8 bytes.
std::uint64_t readNumber(ByteReader &reader, unsigned size);

/// A text up to its zero; the reader stands behind it then.
std::string_view readText(ByteReader &reader);

} // namespace performance
