// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/dwarf_file.h"

#include "performance/profile/unwind/debug_files.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>

namespace performance {

namespace {

constexpr const char *Names[] = {".debug_info",     ".debug_abbrev",      ".debug_line", ".debug_line_str",
                                 ".debug_str",      ".debug_str_offsets", ".debug_addr", ".debug_ranges",
                                 ".debug_rnglists", ".debug_cu_index"};
static_assert(std::size(Names) == size_t(DwarfFile::Section::Count));

const ElfSection *contentsOf(const ElfFile &elf, const std::string &name)
{
    const ElfSection *section = elf.findDebug(name);
    return section && section->type != SHT_NOBITS && section->size > 0 ? section : nullptr;
}

} // namespace

struct DwarfFile::Mapping {
    explicit Mapping(const ByteSource &source)
    {
        const std::string path = source.openablePath();
        const UniqueFd file(path.empty() ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!file || source.size() == 0)
            return;
        void *memory = ::mmap(nullptr, size_t(source.size()), PROT_READ, MAP_PRIVATE, file.get(), 0);
        if (memory != MAP_FAILED)
            bytes = {static_cast<const std::uint8_t *>(memory), size_t(source.size())};
    }
    ~Mapping()
    {
        if (!bytes.empty())
            ::munmap(const_cast<std::uint8_t *>(bytes.data()), bytes.size());
    }
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;

    ByteSpan bytes;
};

DwarfFile::DwarfFile(ElfFile elf, std::string path)
    : m_elf(std::move(elf))
    , m_path(std::move(path))
    , m_isSplit(contentsOf(m_elf, ".debug_info.dwo") != nullptr)
    , m_mapping(std::make_unique<Mapping>(m_elf.source()))
{}

DwarfFile::~DwarfFile() = default;

bool DwarfFile::hasDebugInformation(const ElfFile &elf)
{
    return contentsOf(elf, ".debug_info") || contentsOf(elf, ".debug_info.dwo");
}

std::unique_ptr<DwarfFile> DwarfFile::open(const std::string &path)
{
    auto elf = ElfFile::open(path);
    return elf && hasDebugInformation(*elf) ? std::make_unique<DwarfFile>(std::move(*elf), path) : nullptr;
}

ByteSpan DwarfFile::section(Section which)
{
    auto &known = m_sections[size_t(which)];
    if (!known)
        known = load(which);
    return *known;
}

ByteSpan DwarfFile::load(Section which)
{
    const std::string name = Names[size_t(which)];
    const bool isShared = which == Section::UnitIndex
        || which == Section::Addresses; // these have no ".dwo" in their names
    if (m_isSplit && which == Section::Info)
        return joined(name + ".dwo");
    const ElfSection *section = contentsOf(m_elf, m_isSplit && !isShared ? name + ".dwo" : name);
    return section ? load(*section) : ByteSpan();
}

ByteSpan DwarfFile::joined(const std::string &name)
{
    // In a .dwo file each type of -fdebug-types-section has one of its own, and they come first. Nothing in them refers to
    // a place in another by its offset.
    std::vector<ByteSpan> parts;
    size_t size = 0;
    for (const ElfSection &section : m_elf.sections()) {
        if ((section.name != name && section.name != ".z" + name.substr(1)) || section.type == SHT_NOBITS)
            continue;
        parts.push_back(load(section));
        size += parts.back().size();
        constexpr size_t Most = size_t(2) << 30;
        if (size > Most)
            return {};
    }
    if (parts.size() <= 1)
        return parts.empty() ? ByteSpan() : parts.front();
    Bytes all;
    all.reserve(size);
    for (const ByteSpan part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return *m_unpacked.emplace_back(std::make_unique<Bytes>(std::move(all)));
}

ByteSpan DwarfFile::load(const ElfSection &section)
{
    const bool isPacked = (section.flags & SHF_COMPRESSED) || section.name.starts_with(".z");
    if (!isPacked && section.offset <= m_mapping->bytes.size()
        && section.size <= m_mapping->bytes.size() - section.offset)
        return m_mapping->bytes.subspan(size_t(section.offset), size_t(section.size));
    constexpr std::uint64_t Most = std::uint64_t(2) << 30;
    auto bytes = m_elf.read(section, Most);
    return bytes ? ByteSpan(*m_unpacked.emplace_back(std::make_unique<Bytes>(std::move(*bytes)))) : ByteSpan();
}

DwarfFile *DwarfFile::supplement()
{
    if (!m_supplementTried) {
        m_supplementTried = true;
        if (auto found = sharedDebugFile(m_elf, m_path); found && hasDebugInformation(found->elf))
            m_supplement = std::make_unique<DwarfFile>(std::move(found->elf), found->path);
    }
    return m_supplement.get();
}

bool DwarfFile::missesSupplement()
{
    return hasSharedDebugFile(m_elf) && !supplement();
}

std::vector<std::unique_ptr<DwarfUnit>> &DwarfFile::units()
{
    if (!m_units) {
        m_units.emplace();
        const ByteSpan info = section(Section::Info);
        for (std::uint64_t at = 0;;) {
            const auto header = readUnitHeader(info, at);
            if (!header)
                break;
            if (header->format.version != 0)
                m_units->push_back(std::make_unique<DwarfUnit>(*this, *header));
            at = header->end;
        }
    }
    return *m_units;
}

DwarfUnit *DwarfFile::unitAt(std::uint64_t offset)
{
    auto &list = units();
    const auto it = std::ranges::upper_bound(
        list, offset, {}, [](const std::unique_ptr<DwarfUnit> &unit) { return unit->header().offset; });
    if (it == list.begin())
        return nullptr;
    DwarfUnit *unit = std::prev(it)->get();
    return offset < unit->header().end ? unit : nullptr;
}

std::shared_ptr<const DwarfAbbreviations> DwarfFile::abbreviations(std::uint64_t offset, const DwarfFormat &format)
{
    auto &table = m_abbreviations[{offset, format}];
    if (!table) {
        // Tables do not overlap in any honest file: one that has thousands begin in each other is read so far and no more.
        const ByteSpan bytes = section(Section::Abbreviations);
        constexpr std::uint64_t Overlaps = 8;
        const size_t most = m_abbreviationBytes > Overlaps * bytes.size() ? 0 : SIZE_MAX;
        table = std::make_shared<const DwarfAbbreviations>(bytes, offset, format, most);
        m_abbreviationBytes += table->bytes();
    }
    return table;
}

} // namespace performance
