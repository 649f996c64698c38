// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/split_units.h"

#include "performance/symbols/dwarf/dwarf_constants.h"

namespace performance {

namespace {

// Columns of an index: the same numbers in DWARF 5 (7.3.5.3) and in the extension before it, but for the lists of ranges.
enum Column : std::uint32_t { ColumnInfo = 1, ColumnAbbreviations = 3, ColumnStringOffsets = 6, ColumnRangeLists = 8 };

std::string folderOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

std::string_view fileNameOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

DwarfUnit *SplitUnits::find(DwarfUnit &skeleton)
{
    const DwarfRoot &root = skeleton.root();
    if (root.dwoName.empty() || !root.dwoId)
        return nullptr;
    openPackages();
    DwarfUnit *unit = nullptr;
    for (Package &package : m_packages) {
        unit = unitIn(package, *root.dwoId);
        if (unit)
            break;
    }
    if (!unit)
        unit = unitBeside(skeleton, *root.dwoId);
    if (unit)
        unit->setSkeleton(&skeleton);
    return unit;
}

void SplitUnits::openPackages()
{
    if (m_packagesTried)
        return;
    m_packagesTried = true;
    for (const std::string &program : m_programs) {
        std::vector<std::string> places{program + ".dwp"};
        if (program.ends_with(".debug"))
            places.push_back(program.substr(0, program.size() - 6) + ".dwp");
        for (const std::string &place : places) {
            Package package;
            package.file = DwarfFile::open(place);
            if (package.file && readIndex(package))
                m_packages.push_back(std::move(package));
        }
    }
}

bool SplitUnits::readIndex(Package &package)
{
    ByteReader reader(package.file->section(DwarfFile::Section::UnitIndex));
    const std::uint32_t version = reader.value<std::uint32_t>() & 0xffff; // of DWARF 5 the upper half is padding
    package.columns = reader.value<std::uint32_t>();
    const std::uint64_t unitCount = reader.value<std::uint32_t>();
    const std::uint64_t slots = reader.value<std::uint32_t>();
    if (!reader.ok() || (version != 2 && version != 5) || package.columns == 0 || package.columns > 16)
        return false;
    ByteReader ids(reader.take(slots * 8));
    ByteReader rows(reader.take(slots * 4));
    for (std::uint32_t i = 0; i < package.columns; ++i)
        package.sections.push_back(reader.value<std::uint32_t>());
    package.offsets = reader.take(unitCount * package.columns * 4);
    if (!reader.ok())
        return false;
    for (std::uint64_t i = 0; i < slots; ++i) {
        const auto id = ids.value<std::uint64_t>();
        const auto row = rows.value<std::uint32_t>(); // from 1; 0: an empty slot
        if (row > 0 && row <= unitCount)
            package.rows.emplace(id, row - 1);
    }
    return true;
}

DwarfUnit *SplitUnits::unitIn(Package &package, std::uint64_t id)
{
    const auto row = package.rows.find(id);
    if (row == package.rows.end())
        return nullptr;
    std::uint64_t info = 0;
    DwarfContributions contributions;
    ByteReader cells(package.offsets, size_t(row->second) * package.columns * 4);
    for (const std::uint32_t section : package.sections) {
        const auto offset = cells.value<std::uint32_t>();
        switch (section) {
        case ColumnInfo: info = offset; break;
        case ColumnAbbreviations: contributions.abbreviations = offset; break;
        case ColumnStringOffsets: contributions.stringOffsets = offset; break;
        case ColumnRangeLists: contributions.rangeLists = offset; break;
        default: break;
        }
    }
    const auto header = readUnitHeader(package.file->section(DwarfFile::Section::Info), info);
    if (!header || header->format.version == 0)
        return nullptr;
    return package.units.emplace_back(std::make_unique<DwarfUnit>(*package.file, *header, contributions)).get();
}

DwarfFile *SplitUnits::fileAt(const std::string &path)
{
    const auto [place, fresh] = m_files.try_emplace(path);
    if (fresh)
        place->second = DwarfFile::open(path);
    return place->second.get();
}

DwarfUnit *SplitUnits::unitBeside(DwarfUnit &skeleton, std::uint64_t id)
{
    const std::string name(skeleton.root().dwoName);
    std::vector<std::string> places;
    if (name.starts_with('/'))
        places.push_back(name);
    else if (const std::string_view folder = skeleton.root().folder; !folder.empty())
        places.push_back(std::string(folder) + '/' + name);
    for (const std::string &program : m_programs) {
        if (!name.starts_with('/'))
            places.push_back(folderOf(program) + name);
        places.push_back(folderOf(program) + std::string(fileNameOf(name)));
    }
    for (const std::string &place : places) {
        DwarfFile *file = fileAt(place);
        if (!file)
            continue;
        for (const auto &unit : file->units()) {
            const bool isType = unit->header().type == dw::UnitSplitOfType || unit->header().type == dw::UnitOfType;
            if (!isType && unit->root().dwoId == id)
                return unit.get();
        }
    }
    return nullptr;
}

} // namespace performance
