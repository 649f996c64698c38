// SPDX-License-Identifier: MIT
#include "performance/profile/doctor/program_code.h"

#include "performance/profile/unwind/byte_reader.h"
#include "performance/profile/unwind/debug_files.h"
#include "performance/profile/unwind/function_ranges.h"

#include <elf.h>

#include <QFile>

#include <algorithm>

namespace performance {

namespace {

bool hasDebugInformation(const ElfFile &elf)
{
    const ElfSection *section = elf.findDebug(".debug_info");
    return section && section->type != SHT_NOBITS;
}

/// Whether what a compiler wrote of the units is elsewhere: the first table of .debug_abbrev has the attribute that names
/// a .dwo file (DW_AT_dwo_name, or DW_AT_GNU_dwo_name before DWARF 5).
bool isSplit(const ElfFile &elf)
{
    constexpr std::uint64_t MostBytes = std::uint64_t(64) << 20;
    const ElfSection *section = elf.findDebug(".debug_abbrev");
    const auto bytes = section ? elf.read(*section, MostBytes) : std::nullopt;
    if (!bytes)
        return false;
    constexpr std::uint64_t ImplicitConstant = 0x21;
    ByteReader reader(*bytes);
    while (reader.ok() && reader.uleb() != 0) {
        reader.uleb(); // tag
        reader.u8();   // whether it has children
        while (reader.ok()) {
            const std::uint64_t name = reader.uleb();
            const std::uint64_t form = reader.uleb();
            if (name == 0x76 || name == 0x2130)
                return true;
            if (name == 0 && form == 0)
                break;
            if (form == ImplicitConstant)
                reader.sleb();
        }
    }
    return false;
}

/// What the compiler's own start files add to every program, and have no rules for (crtstuff.c of GCC).
constexpr std::uint64_t StartFileBytes = 192;

/// The share of the program's own code that has unwind rules, in percent; `ranges` of all files that may tell them.
int percentWithRules(std::vector<FunctionRanges::Range> ranges, const ElfFile &elf)
{
    std::ranges::sort(ranges, {}, &FunctionRanges::Range::from);
    std::uint64_t code = 0;
    std::uint64_t covered = 0;
    for (const ElfSection &section : elf.sections()) {
        if (!(section.flags & SHF_EXECINSTR) || !section.name.starts_with(".text"))
            continue; // stubs of the linkage table and start files would count for code of its own
        code += section.size;
        std::uint64_t at = section.address; // up to here it is counted
        const std::uint64_t end = section.address + section.size;
        for (const FunctionRanges::Range &range : ranges) {
            const std::uint64_t from = std::max(range.from, at);
            const std::uint64_t to = std::min(range.to, end);
            if (from < to) {
                covered += to - from;
                at = to;
            }
        }
    }
    code -= std::min(StartFileBytes, code - covered);
    if (code == 0)
        return ranges.empty() ? 0 : 100;
    return int(double(std::min(covered, code)) * 100.0 / double(code));
}

} // namespace

void lookAtCode(ProfilingFacts::Program &program, const QString &file)
{
    const auto elf = ElfFile::open(QFile::encodeName(file).toStdString());
    if (!elf)
        return;
    program.isElf = true;
    program.is64 = elf->is64();
    program.hasSymbols = elf->find(".symtab") || elf->find(".gnu_debugdata") || elf->find(".gopclntab")
        || elf->find(".data.rel.ro.gopclntab");
    program.hasDebugInfo = hasDebugInformation(*elf);
    program.hasSplitDebugInfo = program.hasDebugInfo && isSplit(*elf);
    const std::string path = QFile::encodeName(program.path).toStdString();
    const auto separate = separateDebugFile(*elf, path);
    if (separate && !program.hasDebugInfo) {
        program.hasSymbols = true;
        program.hasDebugInfo = hasDebugInformation(separate->elf);
        program.hasSplitDebugInfo = program.hasDebugInfo && isSplit(separate->elf);
    }
    const auto missesShared = [](const ElfFile &whole, const std::string &place) {
        return hasSharedDebugFile(whole) && !sharedDebugFile(whole, place);
    };
    program.missesSharedDebugInfo = hasDebugInformation(*elf) ? missesShared(*elf, path)
                                                              : separate && missesShared(separate->elf, separate->path);
    if (program.hasSplitDebugInfo && QFile::exists(program.path + QStringLiteral(".dwp")))
        program.hasSplitDebugInfo = false; // all of it is beside the program
    const FunctionRanges own(*elf);
    std::vector<FunctionRanges::Range> ranges(own.ranges().begin(), own.ranges().end());
    if (separate) { // which may have those that were stripped
        const FunctionRanges others(separate->elf);
        ranges.insert(ranges.end(), others.ranges().begin(), others.ranges().end());
    }
    program.percentWithRules = percentWithRules(std::move(ranges), *elf);
}

} // namespace performance
