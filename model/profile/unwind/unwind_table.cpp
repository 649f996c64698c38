// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/unwind_table.h"

#include "performance/profile/unwind/debug_files.h"
#include "performance/profile/unwind/table_compiler.h"

#include <elf.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace performance {

namespace {

constexpr unsigned PageShift = 10;
constexpr std::uint64_t MostFrameBytes = std::uint64_t(256) << 20; ///< of one section; Chromium's has 30 MB

/// What holds unwind rules, and where it is loaded.
struct FrameSection {
    Bytes bytes;
    std::uint64_t address = 0;
};

std::optional<FrameSection> ehFrameOf(const ElfFile &elf)
{
    if (const ElfSection *section = elf.find(".eh_frame")) {
        if (auto bytes = elf.read(*section, MostFrameBytes))
            return FrameSection{std::move(*bytes), section->address};
    }
    const auto header = elf.unwindHeader();
    if (!header || !elf.sections().empty())
        return std::nullopt;
    // No section table: .eh_frame_hdr points at .eh_frame, which ends at the latest where its segment does.
    const auto bytes = elf.read(header->offset, std::min<std::uint64_t>(header->fileSize, 12));
    const auto address = bytes ? TableCompiler::sectionFromHeader(*bytes, header->address) : std::nullopt;
    for (const ElfSegment &s : elf.segments()) {
        if (!address || *address < s.address || *address - s.address >= s.fileSize)
            continue;
        const std::uint64_t inside = *address - s.address;
        if (auto section = elf.read(s.offset + inside, s.fileSize - inside))
            return FrameSection{std::move(*section), *address};
    }
    return std::nullopt;
}

std::optional<FrameSection> debugFrameOf(const ElfFile &elf)
{
    const ElfSection *section = elf.findDebug(".debug_frame");
    auto bytes = section ? elf.read(*section, MostFrameBytes) : std::nullopt;
    return bytes ? std::optional(FrameSection{std::move(*bytes), 0}) : std::nullopt;
}

std::uint64_t codeBytes(const ElfFile &elf)
{
    std::uint64_t bytes = 0;
    for (const ElfSegment &segment : elf.segments())
        bytes += segment.executable ? segment.fileSize : 0;
    return bytes;
}

} // namespace

std::shared_ptr<const UnwindTable> UnwindTable::of(const ElfFile &elf, const std::string &path)
{
    if (elf.machine() != EM_X86_64 || !elf.is64())
        return nullptr;
    std::shared_ptr<UnwindTable> table;
    if (auto section = ehFrameOf(elf))
        table = compiled(std::move(section->bytes), section->address, false);
    auto debugFrame = debugFrameOf(elf);
    // Of a stripped program the rules of most of its code may stand in its debug file.
    constexpr std::uint64_t Half = 2;
    if (!debugFrame && !path.empty() && (!table || table->coveredBytes() < codeBytes(elf) / Half)) {
        if (const auto separate = separateDebugFile(elf, path))
            debugFrame = debugFrameOf(separate->elf);
    }
    auto second = debugFrame ? compiled(std::move(debugFrame->bytes), 0, true) : nullptr;
    if (!table || table->rowCount() == 0)
        return second ? second : table;
    if (second && second->rowCount() > 0)
        table->m_second = std::move(second);
    return table;
}

std::uint64_t UnwindTable::coveredBytes() const
{
    std::uint64_t bytes = 0;
    for (size_t i = 0; i + 1 < rowCount(); ++i)
        bytes += rowAt(i).kind != UnwindRow::None ? pcOf(i + 1) - pcOf(i) : 0;
    return bytes;
}

std::shared_ptr<const UnwindTable> UnwindTable::compile(Bytes section, std::uint64_t address, bool isDebugFrame)
{
    return compiled(std::move(section), address, isDebugFrame);
}

std::shared_ptr<UnwindTable> UnwindTable::compiled(Bytes section, std::uint64_t address, bool isDebugFrame)
{
    auto table = std::make_shared<UnwindTable>();
    table->m_section = std::move(section);
    TableCompiler(*table, address, isDebugFrame).run();
    table->compact();
    table->share();
    table->index();
    return table;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> UnwindTable::functionsOf(const ElfFile &elf)
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> functions;
    if (elf.machine() != EM_X86_64 || !elf.is64())
        return functions;
    const auto add = [&](std::optional<FrameSection> section, bool isDebugFrame) {
        if (!section)
            return;
        UnwindTable table;
        table.m_section = std::move(section->bytes);
        const auto found = TableCompiler(table, section->address, isDebugFrame).functions();
        functions.insert(functions.end(), found.begin(), found.end());
    };
    add(ehFrameOf(elf), false);
    add(debugFrameOf(elf), true);
    return functions;
}

void UnwindTable::compact()
{
    Bytes kept;
    std::map<std::string, std::uint32_t> places;
    const auto keep = [&](RegisterRule &rule) {
        if (rule.kind != RegisterRule::AtExpression && rule.kind != RegisterRule::IsExpression)
            return;
        const ByteSpan bytes = expression(rule);
        const auto [place, fresh] = places.try_emplace(std::string(bytes.begin(), bytes.end()),
                                                       std::uint32_t(kept.size()));
        if (fresh)
            kept.insert(kept.end(), bytes.begin(), bytes.end());
        rule.expression = place->second;
    };
    std::vector<FullRule> rules;
    std::vector<std::uint32_t> numbers; // of what was there before
    std::map<FullRule, std::uint32_t> known;
    numbers.reserve(m_full.size());
    for (FullRule &rule : m_full) {
        keep(rule.cfa);
        for (RegisterRule &ofRegister : rule.registers)
            keep(ofRegister);
        const auto [place, fresh] = known.try_emplace(rule, std::uint32_t(rules.size()));
        if (fresh)
            rules.push_back(rule);
        numbers.push_back(place->second);
    }
    for (UnwindRow &row : m_rows) {
        if (row.kind != UnwindRow::Full)
            continue;
        const std::uint32_t number = numbers[indexOf(row)];
        row.cfaOffset = std::int16_t(number & 0xffff);
        row.rbpOffset = std::int16_t(number >> 16);
    }
    m_full = std::move(rules);
    m_full.shrink_to_fit();
    m_section = std::move(kept);
}

void UnwindTable::share()
{
    std::unordered_map<std::uint64_t, std::uint16_t> known;
    std::vector<std::uint16_t> kinds;
    std::vector<UnwindRow> different;
    kinds.reserve(m_rows.size());
    for (UnwindRow row : m_rows) {
        const std::uint64_t key = std::uint64_t(std::uint16_t(row.cfaOffset))
            | std::uint64_t(std::uint16_t(row.rbpOffset)) << 16 | std::uint64_t(row.saved) << 32
            | std::uint64_t(row.kind) << 48 | std::uint64_t(row.isSignalFrame) << 56;
        const auto [place, fresh] = known.try_emplace(key, std::uint16_t(different.size()));
        if (fresh) {
            if (different.size() == MostDifferent) {
                m_rows.shrink_to_fit();
                return;
            }
            row.pc = 0;
            different.push_back(row);
        }
        kinds.push_back(place->second);
    }
    m_pcs.reserve(m_rows.size());
    for (const UnwindRow &row : m_rows)
        m_pcs.push_back(row.pc);
    m_kinds = std::move(kinds);
    m_different = std::move(different);
    std::vector<UnwindRow>().swap(m_rows); // an assignment would keep the memory
}

UnwindRow UnwindTable::rowAt(size_t row) const
{
    if (!m_rows.empty())
        return m_rows[row];
    UnwindRow found = m_different[m_kinds[row]];
    found.pc = m_pcs[row];
    return found;
}

std::vector<UnwindRow> UnwindTable::rows() const
{
    std::vector<UnwindRow> all;
    all.reserve(rowCount());
    for (size_t i = 0; i < rowCount(); ++i)
        all.push_back(rowAt(i));
    return all;
}

void UnwindTable::index()
{
    const size_t count = rowCount();
    if (count == 0)
        return;
    m_pages.resize((pcOf(count - 1) >> PageShift) + 2);
    std::uint32_t row = 0;
    for (size_t page = 0; page < m_pages.size(); ++page) {
        while (row + 1 < count && pcOf(row + 1) <= std::uint64_t(page) << PageShift)
            ++row;
        m_pages[page] = row;
    }
}

UnwindRow UnwindTable::find(std::uint64_t address) const
{
    const size_t count = rowCount();
    if (count == 0 || address < m_base + pcOf(0) || address - m_base > std::uint64_t(pcOf(count - 1)))
        return {}; // the last row only ends the one before
    const auto pc = std::uint32_t(address - m_base);
    const size_t page = pc >> PageShift;
    const auto first = std::ptrdiff_t(m_pages[page]);
    const auto last = std::ptrdiff_t(std::min<size_t>(m_pages[page + 1] + 1, count));
    if (m_rows.empty())
        return rowAt(size_t(std::upper_bound(m_pcs.begin() + first, m_pcs.begin() + last, pc) - m_pcs.begin()) - 1);
    return *std::prev(std::upper_bound(m_rows.begin() + first, m_rows.begin() + last, pc,
                                       [](std::uint32_t wanted, const UnwindRow &row) { return wanted < row.pc; }));
}

std::optional<std::uint64_t> UnwindTable::framePointerSetAt(std::uint64_t address) const
{
    constexpr size_t MostRows = 256; // of one function
    if (find(address).kind != UnwindRow::FromRbp)
        return m_second && find(address).kind == UnwindRow::None ? m_second->framePointerSetAt(address) : std::nullopt;
    const auto pc = std::uint32_t(address - m_base);
    size_t row = 0; // the first that begins behind it
    for (size_t end = rowCount(); row < end;) {
        const size_t middle = row + (end - row) / 2;
        if (pcOf(middle) <= pc)
            row = middle + 1;
        else
            end = middle;
    }
    for (size_t i = 0; i < MostRows && row > 1; ++i) {
        --row;
        const UnwindRow at = rowAt(row);
        const UnwindRow before = rowAt(row - 1);
        if (before.kind == UnwindRow::None || before.kind == UnwindRow::End)
            break;
        // "push %rbp" has just been; behind an early return the rule comes back, and its stack pointer is elsewhere by then.
        if (at.kind == UnwindRow::FromRbp && at.cfaOffset == 16 && at.rbpOffset == -16
            && before.kind == UnwindRow::FromRsp && before.cfaOffset == 16 && before.rbpOffset == -16)
            return m_base + pcOf(row);
    }
    return std::nullopt;
}

} // namespace performance
