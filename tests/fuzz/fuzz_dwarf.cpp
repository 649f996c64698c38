// SPDX-License-Identifier: MIT

// Debug information: units, inlined functions, lines, in a program, in a package of split units, in a file shared by dwz.
// The program and the package lie in memory, where AddressSanitizer sees each byte that is read beyond a section's end.
#include "dwarf_sections.h"

#include <performance/symbols/dwarf/inline_index.h>
#include <performance/symbols/dwarf/line_table.h>
#include <performance/symbols/dwarf/split_package.h>
#include <performance/symbols/source_lines.h>

#include <sys/mman.h>
#include <unistd.h>

using namespace performance;
using namespace performance::test;

extern "C" size_t LLVMFuzzerMutate(std::uint8_t *data, size_t size, size_t most);

namespace {

const SectionBytes BuildId(20, 0x5a);

const std::string &supplementPath()
{
    static const int file = ::memfd_create("supplement", 0);
    static const std::string path = "/proc/self/fd/" + std::to_string(file);
    return path;
}

SectionBytes fileOf(const DwarfSections &sections, DwarfPart part)
{
    SectionsFile file;
    const auto &contents = sections.parts[size_t(part)];
    for (size_t i = 0; i < contents.size(); ++i) {
        const std::string name = DwarfSectionNames[i];
        const bool isShared = part == DwarfPart::Package && name != ".debug_addr" && name != ".debug_cu_index";
        if (!contents[i].empty())
            file.add(isShared ? name + ".dwo" : name, contents[i]);
    }
    if (part == DwarfPart::Program && sections.has(DwarfPart::Supplement)) {
        SectionBytes link(supplementPath().begin(), supplementPath().end());
        link.push_back(0);
        link.insert(link.end(), BuildId.begin(), BuildId.end());
        file.add(".gnu_debugaltlink", link);
    }
    if (part == DwarfPart::Supplement) {
        SectionBytes note{4,   0,   0,   0, std::uint8_t(BuildId.size()), 0, 0, 0, NT_GNU_BUILD_ID, 0, 0, 0,
                          'G', 'N', 'U', 0};
        note.insert(note.end(), BuildId.begin(), BuildId.end());
        file.add(".note.gnu.build-id", note, SHT_NOTE);
    }
    return file.bytes();
}

void writeSupplement(const SectionBytes &bytes)
{
    supplementPath(); // makes it
    const int file = std::stoi(supplementPath().substr(supplementPath().rfind('/') + 1));
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, bytes.data(), bytes.size(), 0) != ssize_t(bytes.size()))
        __builtin_trap();
}

/// Some addresses in each unit.
std::vector<std::uint64_t> addressesIn(DwarfFile &file)
{
    constexpr std::uint64_t Steps = 16;
    constexpr size_t Most = 256;
    std::vector<std::uint64_t> addresses{0, 0x1000, ~std::uint64_t(0)};
    size_t budget = Most;
    for (const auto &unit : file.units()) {
        const DwarfRoot root = unit->root();
        unit->forEachRange(root.low, root.high, root.ranges, budget, [&](std::uint64_t from, std::uint64_t to) {
            for (std::uint64_t i = 0; i <= Steps && addresses.size() < Most; ++i)
                addresses.push_back(from + (to - from) / Steps * i);
        });
    }
    return addresses;
}

void findInPackage(DwarfFile &program, SplitPackage &package, const std::vector<std::uint64_t> &addresses)
{
    constexpr size_t MostUnits = 16;
    for (size_t i = 0; i < std::min(MostUnits, program.units().size()); ++i) {
        DwarfUnit &skeleton = *program.units()[i];
        const auto id = skeleton.root().dwoId;
        DwarfUnit *unit = id ? package.unit(*id) : nullptr;
        if (!unit)
            continue;
        unit->setSkeleton(&skeleton);
        InlineIndex functions(*unit);
        LineTable lines(skeleton);
        for (const std::uint64_t address : addresses) {
            for (const InlineIndex::Function &function : functions.find(address))
                (void)lines.file(function.callFile);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const DwarfSections sections = DwarfSections::of(data, size);
    const SectionBytes bytes = fileOf(sections, DwarfPart::Program);
    const auto elf = ElfFile::open(sourceOfMemory(bytes), QStringLiteral("fuzz"));
    if (!elf)
        __builtin_trap(); // whatever is in its sections
    if (sections.has(DwarfPart::Supplement))
        writeSupplement(fileOf(sections, DwarfPart::Supplement));
    DwarfFile program(*elf, {});
    const std::vector<std::uint64_t> addresses = addressesIn(program);
    SourceLines lines(*elf, {});
    for (const std::uint64_t address : addresses) {
        if (!lines.find(address).empty() && !lines.available())
            __builtin_trap();
    }
    if (!sections.has(DwarfPart::Package))
        return 0;
    const SectionBytes packed = fileOf(sections, DwarfPart::Package);
    auto packageElf = ElfFile::open(sourceOfMemory(packed), QStringLiteral("package"));
    if (!packageElf)
        __builtin_trap();
    if (const auto package = SplitPackage::open(std::make_unique<DwarfFile>(std::move(*packageElf), std::string())))
        findInPackage(program, *package, addresses);
    return 0;
}

/// Changes one section at a time: what comes before it stays a list of sections.
extern "C" size_t LLVMFuzzerCustomMutator(std::uint8_t *data, size_t size, size_t most, unsigned seed)
{
    constexpr size_t Headers = 128;
    DwarfSections sections = DwarfSections::of(data, size);
    std::vector<size_t> present;
    for (size_t number = 0; number < sections.parts.size() * DwarfSectionNames.size(); ++number) {
        if (!sections.at(number).empty())
            present.push_back(number);
    }
    constexpr unsigned NowAndThen = 64;
    if (present.empty() || size + Headers > most || seed % NowAndThen == 0)
        return LLVMFuzzerMutate(data, size, most);
    SectionBytes &section = sections.at(present[seed / NowAndThen % present.size()]);
    const size_t length = section.size();
    const size_t room = std::min<size_t>(most - size - Headers + length, UINT16_MAX);
    section.resize(std::max(room, length));
    section.resize(LLVMFuzzerMutate(section.data(), length, std::max(room, length)));
    const SectionBytes changed = sections.toInput();
    if (changed.size() > most)
        return LLVMFuzzerMutate(data, size, most);
    std::copy(changed.begin(), changed.end(), data);
    return changed.size();
}
