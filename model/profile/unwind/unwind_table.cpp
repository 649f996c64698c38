// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/unwind_table.h"

#include "performance/profile/unwind/table_compiler.h"

#include <elf.h>

#include <algorithm>

namespace performance {

namespace {

constexpr unsigned PageShift = 10;

} // namespace

std::shared_ptr<const UnwindTable> UnwindTable::of(const ElfFile &elf)
{
    if (elf.machine() != EM_X86_64)
        return nullptr;
    if (const ElfSection *section = elf.find(".eh_frame")) {
        if (auto bytes = elf.read(*section)) {
            if (auto table = compile(std::move(*bytes), section->address, false); table && table->rowCount() > 0)
                return table;
        }
    }
    if (const auto header = elf.unwindHeader(); header && elf.sections().empty()) {
        // No section table: .eh_frame_hdr points at .eh_frame, which ends at the latest where its segment does.
        if (const auto bytes = elf.read(header->offset, std::min<std::uint64_t>(header->fileSize, 12))) {
            const auto address = TableCompiler::sectionFromHeader(*bytes, header->address);
            for (const ElfSegment &s : elf.segments()) {
                if (!address || *address < s.address || *address - s.address >= s.fileSize)
                    continue;
                const std::uint64_t inside = *address - s.address;
                if (auto section = elf.read(s.offset + inside, s.fileSize - inside))
                    return compile(std::move(*section), *address, false);
            }
        }
    }
    if (const ElfSection *section = elf.find(".debug_frame")) {
        if (auto bytes = elf.read(*section))
            return compile(std::move(*bytes), 0, true);
    }
    return nullptr;
}

std::shared_ptr<const UnwindTable> UnwindTable::compile(Bytes section, std::uint64_t address, bool isDebugFrame)
{
    auto table = std::make_shared<UnwindTable>();
    table->m_section = std::move(section);
    TableCompiler(*table, address, isDebugFrame).run();
    table->m_rows.shrink_to_fit();
    if (table->m_full.empty()) { // only expressions point into it
        table->m_section.clear();
        table->m_section.shrink_to_fit();
    }
    table->index();
    return table;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> UnwindTable::functionsOf(const ElfFile &elf)
{
    const ElfSection *section = elf.machine() == EM_X86_64 ? elf.find(".eh_frame") : nullptr;
    auto bytes = section ? elf.read(*section) : std::nullopt;
    if (!bytes)
        return {};
    UnwindTable table;
    table.m_section = std::move(*bytes);
    return TableCompiler(table, section->address, false).functions();
}

void UnwindTable::index()
{
    if (m_rows.empty())
        return;
    m_pages.resize((m_rows.back().pc >> PageShift) + 2);
    std::uint32_t row = 0;
    for (size_t page = 0; page < m_pages.size(); ++page) {
        while (row + 1 < m_rows.size() && m_rows[row + 1].pc <= std::uint64_t(page) << PageShift)
            ++row;
        m_pages[page] = row;
    }
}

UnwindRow UnwindTable::find(std::uint64_t address) const
{
    if (m_rows.empty() || address < m_base + m_rows.front().pc || address - m_base > std::uint64_t(m_rows.back().pc))
        return {}; // the last row only ends the one before
    const auto pc = std::uint32_t(address - m_base);
    const size_t page = pc >> PageShift;
    const auto first = m_rows.begin() + m_pages[page];
    const auto last = m_rows.begin() + std::min<size_t>(m_pages[page + 1] + 1, m_rows.size());
    const auto next = std::upper_bound(first, last, pc, [](std::uint32_t wanted, const UnwindRow &row) { return wanted < row.pc; });
    return *std::prev(next);
}

} // namespace performance
