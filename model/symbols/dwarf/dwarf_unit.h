// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/dwarf_value.h"
#include "performance/symbols/dwarf/range_map.h"

namespace performance {

class DwarfFile;
class DwarfUnit;

/// DWARF 5, 7.5.1.
struct DwarfUnitHeader {
    std::uint64_t offset = 0; ///< in .debug_info
    std::uint64_t end = 0;
    std::uint64_t firstEntry = 0;
    DwarfFormat format;    ///< version 0: one that is not known, only where it ends
    std::uint8_t type = 0; ///< dw::UnitKind, also before DWARF 5
    std::uint64_t abbreviations = 0;
    std::optional<std::uint64_t> dwoId;
};

/// Nothing where there is none at `offset`.
std::optional<DwarfUnitHeader> readUnitHeader(ByteSpan info, std::uint64_t offset);

/// An entry of .debug_info.
struct DwarfEntry {
    DwarfUnit *unit = nullptr;
    std::uint64_t offset = 0;
};

/// Where the parts of a unit of a package (.dwp) begin in the sections; zero of any other.
struct DwarfContributions {
    std::uint64_t abbreviations = 0;
    std::uint64_t stringOffsets = 0;
    std::uint64_t rangeLists = 0;
};

/// What the unit says of itself at its root.
struct DwarfRoot {
    std::string_view folder;
    std::string_view dwoName; ///< where the rest of it is, of a skeleton
    std::optional<std::uint64_t> dwoId;
    std::optional<std::uint64_t> lines; ///< in .debug_line
    DwarfValue low;
    DwarfValue high;
    DwarfValue ranges;
    std::uint64_t stringOffsetsBase = 0;
    std::uint64_t addressBase = 0;
    std::uint64_t rangeListsBase = 0;
    std::uint64_t gnuRangesBase = 0; ///< for the ranges of the split part
};

/// A part of .debug_info that was compiled at once, and what its values refer to.
///
/// Thread-safety: one thread, that of its file.
class DwarfUnit {
public:
    DwarfUnit(DwarfFile &file, DwarfUnitHeader header, DwarfContributions contributions = {})
        : m_file(file), m_header(header), m_contributions(contributions)
    {}

    DwarfFile &file() const { return m_file; }
    const DwarfUnitHeader &header() const { return m_header; }
    /// Of the split part of a unit: the part in the program, which has the addresses.
    void setSkeleton(DwarfUnit *skeleton) { m_skeleton = skeleton; }

    const DwarfRoot &root();
    const DwarfAbbreviations &abbreviations();

    std::string_view text(const DwarfValue &value);
    std::optional<std::uint64_t> address(const DwarfValue &value);
    /// The entry that a reference leads to, in whatever unit or file.
    std::optional<DwarfEntry> target(const DwarfValue &value);
    /// Where the code of an entry is: by AtLowPc and AtHighPc, or by AtRanges. Calls `range(from, to)`. `budget` is how much
    /// of lists may still be read: in a forged file a million entries share a list of a million ranges.
    template<typename Range>
    void forEachRange(const DwarfValue &low, const DwarfValue &high, const DwarfValue &ranges, size_t &budget,
                      Range range)
    {
        if (ranges) {
            for (const auto &[from, to] : rangeList(ranges, budget))
                range(from, to);
        } else if (const auto from = address(low)) {
            const auto to = high.kind == DwarfValue::Constant ? std::optional(*from + high.number) : address(high);
            // An address of zero is what a linker leaves of code that it threw away; other linkers leave the highest.
            if (to && *from != 0 && *to > *from)
                range(*from, *to);
        }
    }

    /// Reads the attributes of an entry, `visit(name, value)`; the reader stands behind them then.
    template<typename Visit>
    void readAttributes(ByteReader &reader, const DwarfAbbreviation &abbreviation, Visit visit)
    {
        for (const DwarfAttribute &attribute : abbreviations().attributes(abbreviation))
            visit(attribute.name, readValue(reader, attribute.form, attribute.constant, m_header.format));
    }
    /// The attributes of the entry at `offset`; nothing where there is none.
    template<typename Visit>
    void readEntry(std::uint64_t offset, Visit visit)
    {
        if (offset < m_header.firstEntry || offset >= m_header.end)
            return;
        ByteReader reader(info().first(size_t(m_header.end)), size_t(offset));
        if (const DwarfAbbreviation *abbreviation = abbreviations().find(reader.uleb()))
            readAttributes(reader, *abbreviation, visit);
    }
    ByteSpan info() const;

private:
    DwarfRoot readRoot();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> rangeList(const DwarfValue &ranges, size_t &budget);
    std::optional<std::uint64_t> addressAt(std::uint64_t index);

    DwarfFile &m_file;
    DwarfUnitHeader m_header;
    DwarfContributions m_contributions;
    DwarfUnit *m_skeleton = nullptr;
    std::optional<DwarfRoot> m_root;
    std::shared_ptr<const DwarfAbbreviations> m_abbreviations;
};

} // namespace performance
