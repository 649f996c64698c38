// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/dwarf_unit.h"

#include "performance/symbols/dwarf/dwarf_constants.h"
#include "performance/symbols/dwarf/dwarf_file.h"
#include "performance/symbols/dwarf/range_list.h"

#include <algorithm>

namespace performance {

namespace {

using Section = DwarfFile::Section;

std::string_view textAt(ByteSpan strings, std::uint64_t offset)
{
    if (offset >= strings.size())
        return {};
    constexpr size_t Longest = size_t(1) << 20; // no name is; a forged one would be looked through again and again
    ByteReader reader(strings.subspan(size_t(offset), std::min(Longest, strings.size() - size_t(offset))));
    return readText(reader);
}

} // namespace

std::optional<DwarfUnitHeader> readUnitHeader(ByteSpan info, std::uint64_t offset)
{
    if (offset >= info.size())
        return std::nullopt;
    ByteReader reader(info, size_t(offset));
    DwarfUnitHeader header;
    header.offset = offset;
    std::uint64_t length = reader.value<std::uint32_t>();
    if (length == 0xffffffff) {
        length = reader.value<std::uint64_t>();
        header.format.offsetSize = 8;
    }
    if (!reader.ok() || length == 0 || length > reader.left())
        return std::nullopt;
    header.end = reader.position() + length;
    header.format.version = reader.value<std::uint16_t>();
    if (header.format.version >= 5) {
        header.type = reader.u8();
        header.format.addressSize = reader.u8();
        header.abbreviations = readNumber(reader, header.format.offsetSize);
        if (header.type == dw::UnitSkeleton || header.type == dw::UnitSplitCompile)
            header.dwoId = reader.value<std::uint64_t>();
        else if (header.type == dw::UnitOfType || header.type == dw::UnitSplitOfType)
            reader.skip(8u + header.format.offsetSize);
    } else {
        header.type = dw::UnitCompile;
        header.abbreviations = readNumber(reader, header.format.offsetSize);
        header.format.addressSize = reader.u8();
    }
    header.firstEntry = reader.position();
    const bool isKnown = header.format.version >= 2 && header.format.version <= 5
        && (header.format.addressSize == 4 || header.format.addressSize == 8);
    if (!reader.ok() || !isKnown || header.firstEntry > header.end)
        header.format.version = 0;
    return header;
}

ByteSpan DwarfUnit::info() const
{
    return m_file.section(Section::Info);
}

const DwarfAbbreviations &DwarfUnit::abbreviations()
{
    if (!m_abbreviations)
        m_abbreviations = m_file.abbreviations(m_header.abbreviations + m_contributions.abbreviations, m_header.format);
    return *m_abbreviations;
}

const DwarfRoot &DwarfUnit::root()
{
    if (!m_root) {
        m_root.emplace(); // with the bases of nothing, should it refer to itself
        m_root = readRoot();
    }
    return *m_root;
}

DwarfRoot DwarfUnit::readRoot()
{
    DwarfRoot root;
    ByteReader reader(info().first(size_t(m_header.end)), size_t(m_header.firstEntry));
    const std::uint64_t code = reader.uleb();
    // The root's is nearly always the first abbreviation: of a unit that is only asked where it is no more is read.
    constexpr size_t First = 64;
    const DwarfAbbreviations few = m_abbreviations
        ? DwarfAbbreviations()
        : DwarfAbbreviations(m_file.section(Section::Abbreviations),
                             m_header.abbreviations + m_contributions.abbreviations, m_header.format, First);
    const DwarfAbbreviations *table = &few;
    const DwarfAbbreviation *abbreviation = few.find(code);
    if (!abbreviation) {
        table = &abbreviations();
        abbreviation = table->find(code);
    }
    if (!abbreviation)
        return root;
    // Without a base of its own a split unit's part begins behind the header of the section (DWARF 5, 7.26 to 7.28).
    if (m_header.format.version >= 5) {
        const std::uint64_t length = m_header.format.offsetSize == 8 ? 12 : 4;
        root.stringOffsetsBase = length + 4;
        root.addressBase = length + 4;
        root.rangeListsBase = length + 8;
    }
    DwarfValue folder;
    DwarfValue dwoName;
    for (const DwarfAttribute &attribute : table->attributes(*abbreviation)) {
        const DwarfValue value = readValue(reader, attribute.form, attribute.constant, m_header.format);
        switch (attribute.name) {
        case dw::AtCompilationFolder: folder = value; break;
        case dw::AtDwoName:
        case dw::AtGnuDwoName: dwoName = value; break;
        case dw::AtGnuDwoId: root.dwoId = value.number; break;
        case dw::AtStatementList:
            if (value.isOffset())
                root.lines = value.number;
            break;
        case dw::AtLowPc: root.low = value; break;
        case dw::AtHighPc: root.high = value; break;
        case dw::AtRanges: root.ranges = value; break;
        case dw::AtStringOffsetsBase: root.stringOffsetsBase = value.number; break;
        case dw::AtAddressBase:
        case dw::AtGnuAddressBase: root.addressBase = value.number; break;
        case dw::AtRangeListsBase: root.rangeListsBase = value.number; break;
        case dw::AtGnuRangesBase: root.gnuRangesBase = value.number; break;
        default: break;
        }
    }
    root.stringOffsetsBase += m_contributions.stringOffsets;
    root.rangeListsBase += m_contributions.rangeLists;
    if (!root.dwoId)
        root.dwoId = m_header.dwoId;
    m_root->stringOffsetsBase = root.stringOffsetsBase; // which the texts below need
    root.folder = text(folder);
    root.dwoName = text(dwoName);
    return root;
}

std::string_view DwarfUnit::text(const DwarfValue &value)
{
    switch (value.kind) {
    case DwarfValue::Text: return value.text;
    case DwarfValue::StringOffset: return textAt(m_file.section(Section::Strings), value.number);
    case DwarfValue::LineStringOffset: return textAt(m_file.section(Section::LineStrings), value.number);
    case DwarfValue::SupplementString: {
        DwarfFile *shared = m_file.supplement();
        return shared ? textAt(shared->section(Section::Strings), value.number) : std::string_view();
    }
    case DwarfValue::StringIndex: {
        const ByteSpan offsets = m_file.section(Section::StringOffsets);
        const std::uint64_t size = m_header.format.offsetSize;
        const std::uint64_t base = root().stringOffsetsBase;
        if (base > offsets.size() || value.number >= (offsets.size() - base) / size)
            return {};
        ByteReader reader(offsets, size_t(base + value.number * size));
        return textAt(m_file.section(Section::Strings), readNumber(reader, unsigned(size)));
    }
    default: return {};
    }
}

std::optional<std::uint64_t> DwarfUnit::addressAt(std::uint64_t index)
{
    if (m_skeleton) // which has no skeleton itself: see setSkeleton
        return m_skeleton->m_skeleton ? std::nullopt : m_skeleton->addressAt(index);
    const ByteSpan addresses = m_file.section(Section::Addresses);
    const std::uint64_t size = m_header.format.addressSize;
    const std::uint64_t base = root().addressBase;
    if (base > addresses.size() || index >= (addresses.size() - base) / size)
        return std::nullopt;
    ByteReader reader(addresses, size_t(base + index * size));
    return readNumber(reader, unsigned(size));
}

std::optional<std::uint64_t> DwarfUnit::address(const DwarfValue &value)
{
    if (value.kind == DwarfValue::Address)
        return value.number;
    return value.kind == DwarfValue::AddressIndex ? addressAt(value.number) : std::nullopt;
}

std::optional<DwarfEntry> DwarfUnit::target(const DwarfValue &value)
{
    switch (value.kind) {
    case DwarfValue::UnitReference:
        if (value.number >= m_header.end - m_header.offset)
            return std::nullopt;
        return DwarfEntry{this, m_header.offset + value.number};
    case DwarfValue::Reference: {
        DwarfUnit *unit = m_file.unitAt(value.number);
        return unit ? std::optional(DwarfEntry{unit, value.number}) : std::nullopt;
    }
    case DwarfValue::SupplementReference: {
        DwarfFile *shared = m_file.supplement();
        DwarfUnit *unit = shared ? shared->unitAt(value.number) : nullptr;
        return unit ? std::optional(DwarfEntry{unit, value.number}) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> DwarfUnit::rangeList(const DwarfValue &ranges, size_t &budget)
{
    DwarfUnit &whole = m_skeleton ? *m_skeleton : *this; // which has the addresses
    const std::uint64_t base = whole.address(whole.root().low).value_or(0);
    const auto addressOf = [this](std::uint64_t index) { return addressAt(index); };
    if (m_header.format.version < 5) {
        // Before DWARF 5 the ranges of the split part stand in the program too, from a place on that its skeleton tells.
        const std::uint64_t offset = ranges.number + (m_skeleton ? whole.root().gnuRangesBase : 0);
        return ranges.isOffset()
            ? oldRangeList(whole.m_file.section(Section::Ranges), offset, m_header.format, base, budget)
            : RangeList();
    }
    const ByteSpan lists = m_file.section(Section::RangeLists);
    if (ranges.kind == DwarfValue::RangeListIndex) {
        const std::uint64_t size = m_header.format.offsetSize;
        const std::uint64_t start = root().rangeListsBase;
        if (start > lists.size() || ranges.number >= (lists.size() - start) / size)
            return {};
        ByteReader reader(lists, size_t(start + ranges.number * size));
        return rangeListAt(lists, start + readNumber(reader, unsigned(size)), m_header.format, base, addressOf, budget);
    }
    return ranges.isOffset()
        ? rangeListAt(lists, ranges.number + m_contributions.rangeLists, m_header.format, base, addressOf, budget)
        : RangeList();
}

} // namespace performance
