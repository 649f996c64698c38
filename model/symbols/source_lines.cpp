// SPDX-License-Identifier: MIT
#include "performance/symbols/source_lines.h"

#include "performance/profile/unwind/debug_files.h"
#include "performance/symbols/dwarf/dwarf_constants.h"
#include "performance/symbols/dwarf/dwarf_file.h"
#include "performance/symbols/dwarf/inline_index.h"
#include "performance/symbols/dwarf/line_table.h"
#include "performance/symbols/dwarf/split_units.h"

#include <algorithm>

namespace performance {

struct SourceLines::Private {
    /// What was read of a unit.
    struct Unit {
        Unit(DwarfUnit &code, DwarfUnit &whole) : functions(code), lines(whole) {}

        InlineIndex functions;
        LineTable lines;
    };

    std::unique_ptr<DwarfFile> file;
    std::unique_ptr<SplitUnits> split;
    RangeMap places;                          ///< units by address
    std::vector<std::unique_ptr<Unit>> units; ///< those that were asked for, in the order of the file

    void open(ElfFile program, const std::string &path);
    void index();
    Unit *unitOf(std::uint64_t address);
};

namespace {

/// How many entries of lists of ranges are read for all units; a program of 100 MB has some hundred thousand.
constexpr size_t MostRanges = size_t(1) << 24;

int lineOf(std::uint32_t line)
{
    return int(std::min<std::uint32_t>(line, INT32_MAX));
}

} // namespace

void SourceLines::Private::open(ElfFile program, const std::string &path)
{
    std::vector<std::string> paths{path};
    if (DwarfFile::hasDebugInformation(program)) {
        file = std::make_unique<DwarfFile>(std::move(program), path);
    } else if (auto separate = separateDebugFile(program, path);
               separate && DwarfFile::hasDebugInformation(separate->elf)) {
        paths.push_back(separate->path);
        file = std::make_unique<DwarfFile>(std::move(separate->elf), separate->path);
    }
    split = std::make_unique<SplitUnits>(std::move(paths));
    if (file)
        index();
}

void SourceLines::Private::index()
{
    std::vector<AddressRange> ranges;
    const auto &all = file->units();
    size_t budget = MostRanges;
    for (size_t i = 0; i < all.size(); ++i) {
        DwarfUnit &unit = *all[i];
        const std::uint8_t type = unit.header().type;
        if (type != dw::UnitCompile && type != dw::UnitSkeleton)
            continue;
        const DwarfRoot root = unit.root();
        unit.forEachRange(root.low, root.high, root.ranges, budget, [&](std::uint64_t from, std::uint64_t to) {
            ranges.push_back({from, to, std::uint32_t(i), 0});
        });
    }
    places = RangeMap(std::move(ranges));
    units.resize(all.size());
}

SourceLines::Private::Unit *SourceLines::Private::unitOf(std::uint64_t address)
{
    const std::uint32_t number = places.find(address);
    if (number == RangeMap::Nothing)
        return nullptr;
    auto &unit = units[number];
    if (!unit) {
        DwarfUnit &whole = *file->units()[number];
        DwarfUnit *code = split->find(whole);
        unit = std::make_unique<Unit>(code ? *code : whole, whole);
    }
    return unit.get();
}

SourceLines::SourceLines(const std::string &path) : d(std::make_unique<Private>())
{
    if (auto program = ElfFile::open(path))
        d->open(std::move(*program), path);
}

SourceLines::SourceLines(ElfFile program, const std::string &path) : d(std::make_unique<Private>())
{
    d->open(std::move(program), path);
}

SourceLines::~SourceLines() = default;

bool SourceLines::available() const
{
    return !d->places.empty();
}

bool SourceLines::missesSharedFile() const
{
    return d->file && d->file->missesSupplement();
}

std::vector<SourceFrame> SourceLines::find(std::uint64_t address)
{
    std::vector<SourceFrame> frames;
    Private::Unit *unit = d->unitOf(address);
    if (!unit)
        return frames;
    SourceFrame place; // where the function is that is looked at: the innermost at the address, any other at its call
    if (const auto line = unit->lines.find(address)) {
        place.file = unit->lines.file(line->file);
        place.line = lineOf(line->line);
    }
    for (const InlineIndex::Function &function : unit->functions.find(address)) {
        place.function = function.name;
        frames.push_back(std::move(place));
        place = {};
        if (function.isInlined) {
            place.file = unit->lines.file(function.callFile);
            place.line = lineOf(function.callLine);
        }
    }
    if (frames.empty() && place.line > 0)
        frames.push_back(std::move(place));
    std::ranges::reverse(frames);
    return frames;
}

} // namespace performance
