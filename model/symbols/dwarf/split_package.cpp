// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/split_package.h"

namespace performance {

namespace {

// Columns of an index: the same numbers in DWARF 5 (7.3.5.3) and in the extension before it, but for the lists of ranges.
enum Column : std::uint32_t { ColumnInfo = 1, ColumnAbbreviations = 3, ColumnStringOffsets = 6, ColumnRangeLists = 8 };

} // namespace

std::unique_ptr<SplitPackage> SplitPackage::open(std::unique_ptr<DwarfFile> file)
{
    if (!file)
        return nullptr;
    std::unique_ptr<SplitPackage> package(new SplitPackage(std::move(file)));
    return package->readIndex() ? std::move(package) : nullptr;
}

bool SplitPackage::readIndex()
{
    ByteReader reader(m_file->section(DwarfFile::Section::UnitIndex));
    const std::uint32_t version = reader.value<std::uint32_t>() & 0xffff; // of DWARF 5 the upper half is padding
    const std::uint32_t columns = reader.value<std::uint32_t>();
    const std::uint64_t unitCount = reader.value<std::uint32_t>();
    const std::uint64_t slots = reader.value<std::uint32_t>();
    if (!reader.ok() || (version != 2 && version != 5) || columns == 0 || columns > 16)
        return false;
    ByteReader ids(reader.take(slots * 8));
    ByteReader rows(reader.take(slots * 4));
    for (std::uint32_t i = 0; i < columns; ++i)
        m_columns.push_back(reader.value<std::uint32_t>());
    m_offsets = reader.take(unitCount * columns * 4);
    if (!reader.ok())
        return false;
    for (std::uint64_t i = 0; i < slots; ++i) {
        const auto id = ids.value<std::uint64_t>();
        const auto row = rows.value<std::uint32_t>(); // from 1; 0: an empty slot
        if (row > 0 && row <= unitCount)
            m_rows.emplace(id, row - 1);
    }
    return true;
}

DwarfUnit *SplitPackage::unit(std::uint64_t id)
{
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return nullptr;
    std::uint64_t info = 0;
    DwarfContributions contributions;
    ByteReader cells(m_offsets, size_t(row->second) * m_columns.size() * 4);
    for (const std::uint32_t section : m_columns) {
        const auto offset = cells.value<std::uint32_t>();
        switch (section) {
        case ColumnInfo: info = offset; break;
        case ColumnAbbreviations: contributions.abbreviations = offset; break;
        case ColumnStringOffsets: contributions.stringOffsets = offset; break;
        case ColumnRangeLists: contributions.rangeLists = offset; break;
        default: break;
        }
    }
    const auto header = readUnitHeader(m_file->section(DwarfFile::Section::Info), info);
    if (!header || header->format.version == 0)
        return nullptr;
    return m_units.emplace_back(std::make_unique<DwarfUnit>(*m_file, *header, contributions)).get();
}

} // namespace performance
