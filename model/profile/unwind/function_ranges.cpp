// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/function_ranges.h"

#include "performance/profile/unwind/unwind_table.h"

#include <elf.h>

#include <algorithm>

namespace performance {

FunctionRanges::FunctionRanges(const ElfFile &elf)
{
    for (const auto &[from, length] : UnwindTable::functionsOf(elf))
        m_ranges.push_back({from, from + length});
    std::ranges::stable_sort(m_ranges, {}, &Range::from);
    // Both sections may tell of one function; of two that overlap the first ends where the second begins.
    const auto isSame = [](const Range &one, const Range &other) { return one.from == other.from; };
    m_ranges.erase(std::unique(m_ranges.begin(), m_ranges.end(), isSame), m_ranges.end());
    for (size_t i = 1; i < m_ranges.size(); ++i)
        m_ranges[i - 1].to = std::min(m_ranges[i - 1].to, m_ranges[i].from);
    for (const ElfSection &section : elf.sections()) {
        if ((section.flags & SHF_EXECINSTR) && section.address + section.size > section.address)
            m_sections.push_back(section.address + section.size);
    }
    if (m_sections.empty()) { // no section table
        for (const ElfSegment &segment : elf.segments()) {
            if (segment.executable && segment.address + segment.memorySize > segment.address)
                m_sections.push_back(segment.address + segment.memorySize);
        }
    }
    std::ranges::sort(m_sections);
}

const FunctionRanges::Range *FunctionRanges::find(std::uint64_t address) const
{
    const auto it = std::ranges::upper_bound(m_ranges, address, {}, &Range::from);
    return it != m_ranges.begin() && address < std::prev(it)->to ? &*std::prev(it) : nullptr;
}

std::uint64_t FunctionRanges::limitAfter(std::uint64_t address) const
{
    std::uint64_t limit = ~std::uint64_t(0);
    if (const auto section = std::ranges::upper_bound(m_sections, address); section != m_sections.end())
        limit = *section;
    const auto next = std::ranges::upper_bound(m_ranges, address, {}, &Range::from);
    if (next != m_ranges.end())
        limit = std::min(limit, next->from);
    if (const Range *around = find(address))
        limit = std::min(limit, around->to);
    return limit;
}

} // namespace performance
