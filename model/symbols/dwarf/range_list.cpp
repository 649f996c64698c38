// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/range_list.h"

#include "performance/symbols/dwarf/dwarf_constants.h"
#include "performance/symbols/dwarf/dwarf_value.h"

namespace performance {

namespace {

/// What linkers write over the addresses of code that they threw away: zero, one, or the highest and the one before.
void addIfCode(RangeList &list, std::uint64_t from, std::uint64_t to)
{
    if (from > 1 && to > from)
        list.emplace_back(from, to);
}

} // namespace

RangeList oldRangeList(ByteSpan section, std::uint64_t offset, const DwarfFormat &format, std::uint64_t base,
                       size_t &budget)
{
    RangeList list;
    if (offset >= section.size())
        return list;
    const std::uint64_t highest = format.addressSize == 4 ? 0xffffffff : ~std::uint64_t(0);
    ByteReader reader(section, size_t(offset));
    for (; budget > 0; --budget) {
        const std::uint64_t from = readNumber(reader, format.addressSize);
        const std::uint64_t to = readNumber(reader, format.addressSize);
        if (!reader.ok() || (from == 0 && to == 0))
            break;
        if (from == highest)
            base = to;
        else if (from != highest - 1)
            addIfCode(list, (base + from) & highest, (base + to) & highest);
    }
    return list;
}

RangeList rangeListAt(ByteSpan section, std::uint64_t offset, const DwarfFormat &format, std::uint64_t base,
                      const std::function<std::optional<std::uint64_t>(std::uint64_t)> &addressOf, size_t &budget)
{
    RangeList list;
    if (offset >= section.size())
        return list;
    const std::uint64_t highest = format.addressSize == 4 ? 0xffffffff : ~std::uint64_t(0);
    bool isThrownAway = false; // what the base was for
    ByteReader reader(section, size_t(offset));
    const auto address = [&] { return readNumber(reader, format.addressSize); };
    const auto indexed = [&] { return addressOf(reader.uleb()).value_or(0); };
    for (; reader.ok() && budget > 0; --budget) {
        switch (reader.u8()) {
        case dw::RangeEnd: return list;
        case dw::RangeBaseIndex:
            base = indexed();
            isThrownAway = base == highest;
            break;
        case dw::RangeBaseAddress:
            base = address();
            isThrownAway = base == highest;
            break;
        case dw::RangeOffsetPair: {
            const std::uint64_t from = reader.uleb();
            const std::uint64_t to = reader.uleb();
            if (!isThrownAway)
                addIfCode(list, base + from, base + to);
            break;
        }
        case dw::RangeStartEndIndex: {
            const std::uint64_t from = indexed();
            addIfCode(list, from, indexed());
            break;
        }
        case dw::RangeStartLengthIndex: {
            const std::uint64_t from = indexed();
            addIfCode(list, from, from + reader.uleb());
            break;
        }
        case dw::RangeStartEnd: {
            const std::uint64_t from = address();
            addIfCode(list, from, address());
            break;
        }
        case dw::RangeStartLength: {
            const std::uint64_t from = address();
            addIfCode(list, from, from + reader.uleb());
            break;
        }
        default: return list; // what follows an unknown entry cannot be read
        }
    }
    return list;
}

} // namespace performance
