// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/address_space.h"

#include <algorithm>
#include <atomic>

namespace performance {

namespace {

std::uint64_t nextVersion()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

AddressSpace::AddressSpace() : m_version(nextVersion()) {}

void AddressSpace::add(CodeMapping mapping)
{
    if (mapping.end <= mapping.start || !mapping.module)
        return;
    m_version = nextVersion();
    const auto endsAfter = [](std::uint64_t address, const CodeMapping &m) { return address < m.end; };
    auto first = std::upper_bound(m_mappings.begin(), m_mappings.end(), mapping.start, endsAfter);
    auto last = first;
    while (last != m_mappings.end() && last->start < mapping.end)
        ++last;
    std::vector<CodeMapping> pieces; // what is left of those that it overlaps, and itself between
    if (first != last && first->start < mapping.start) {
        pieces.push_back(*first);
        pieces.back().end = mapping.start;
    }
    const std::uint64_t end = mapping.end;
    pieces.push_back(std::move(mapping));
    if (first != last && std::prev(last)->end > end) {
        pieces.push_back(*std::prev(last));
        CodeMapping &rest = pieces.back();
        rest.offset += end - rest.start;
        rest.start = end;
    }
    const auto at = m_mappings.erase(first, last);
    m_mappings.insert(at, std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
}

const CodeMapping *AddressSpace::find(std::uint64_t address) const
{
    const auto it = std::upper_bound(m_mappings.begin(), m_mappings.end(), address,
                                     [](std::uint64_t a, const CodeMapping &m) { return a < m.end; });
    return it != m_mappings.end() && address >= it->start ? &*it : nullptr;
}

} // namespace performance
