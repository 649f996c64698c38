// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/split_units.h"

#include "performance/symbols/dwarf/dwarf_constants.h"

namespace performance {

namespace {

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
    for (const auto &package : m_packages) {
        unit = package->unit(*root.dwoId);
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
            if (auto package = SplitPackage::open(DwarfFile::open(place)))
                m_packages.push_back(std::move(package));
        }
    }
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
