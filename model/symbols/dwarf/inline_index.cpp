// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/inline_index.h"

#include "performance/symbols/dwarf/dwarf_constants.h"

namespace performance {

namespace {

/// How many entries of lists of ranges are read for one unit.
constexpr size_t MostInlineRanges = size_t(1) << 22;

/// How deep entries lie in each other. Real ones stay below two hundred; in a forged file each address could have a million
/// functions around it.
constexpr size_t MostInlineDepth = 1024;

constexpr int MostReferences = 16; ///< from an inlined function to the entry with its name; real ones need three

} // namespace

InlineIndex::InlineIndex(DwarfUnit &unit) : m_unit(unit)
{
    walk();
}

void InlineIndex::walk()
{
    const DwarfUnitHeader &header = m_unit.header();
    const DwarfAbbreviations &abbreviations = m_unit.abbreviations();
    ByteReader reader(m_unit.info().first(size_t(header.end)), size_t(header.firstEntry));
    std::vector<std::uint32_t> around; // of each open entry the node that it lies in
    std::vector<AddressRange> ranges;
    size_t budget = MostInlineRanges;
    while (reader.ok() && !reader.atEnd()) {
        const std::uint64_t place = reader.position();
        const std::uint64_t code = reader.uleb();
        if (code == 0) { // the end of an entry's children
            if (around.size() <= 1)
                break;
            around.pop_back();
            continue;
        }
        const DwarfAbbreviation *abbreviation = abbreviations.find(code);
        if (!abbreviation || around.size() > MostInlineDepth)
            break; // damaged: what was read so far is right
        std::uint32_t node = around.empty() ? RangeMap::Nothing : around.back();
        if (abbreviation->tag == dw::TagInlinedSubroutine || abbreviation->tag == dw::TagSubprogram) {
            Node found;
            found.entry = place;
            found.isInlined = abbreviation->tag == dw::TagInlinedSubroutine;
            found.parent = found.isInlined ? node
                                           : RangeMap::Nothing; // one function in another is called like any other
            DwarfValue low;
            DwarfValue high;
            DwarfValue places;
            m_unit.readAttributes(reader, *abbreviation, [&](std::uint16_t name, const DwarfValue &value) {
                switch (name) {
                case dw::AtLowPc: low = value; break;
                case dw::AtHighPc: high = value; break;
                case dw::AtRanges: places = value; break;
                case dw::AtCallFile: found.callFile = value.number; break;
                case dw::AtCallLine:
                    found.callLine = std::uint32_t(std::min<std::uint64_t>(value.number, INT32_MAX));
                    break;
                default: break;
                }
            });
            if (low || places || found.isInlined) {
                node = std::uint32_t(m_nodes.size());
                m_nodes.push_back(found);
                m_unit.forEachRange(low, high, places, budget, [&](std::uint64_t from, std::uint64_t to) {
                    ranges.push_back({from, to, node, std::uint32_t(around.size())});
                });
            } else {
                node = RangeMap::Nothing; // a declaration, or what others were made from
            }
        } else if (abbreviation->size >= 0) {
            reader.skip(std::uint64_t(abbreviation->size));
        } else {
            m_unit.readAttributes(reader, *abbreviation, [](std::uint16_t, const DwarfValue &) {});
        }
        if (abbreviation->hasChildren)
            around.push_back(node);
        else if (around.empty())
            break; // a unit without entries
    }
    m_map = RangeMap(std::move(ranges));
}

std::string_view InlineIndex::nameOf(DwarfEntry entry)
{
    std::string_view shortName;
    for (int i = 0; i < MostReferences; ++i) {
        std::string_view linkageName;
        DwarfValue origin;
        DwarfValue specification;
        entry.unit->readEntry(entry.offset, [&](std::uint16_t name, const DwarfValue &value) {
            switch (name) {
            case dw::AtLinkageName:
            case dw::AtMipsLinkageName:
                if (linkageName.empty())
                    linkageName = entry.unit->text(value);
                break;
            case dw::AtName:
                if (shortName.empty())
                    shortName = entry.unit->text(value);
                break;
            case dw::AtAbstractOrigin: origin = value; break;
            case dw::AtSpecification: specification = value; break;
            default: break;
            }
        });
        if (!linkageName.empty())
            return linkageName;
        const auto next = entry.unit->target(origin ? origin : specification);
        if (!next)
            break;
        entry = *next;
    }
    return shortName;
}

std::vector<InlineIndex::Function> InlineIndex::find(std::uint64_t address)
{
    std::vector<Function> functions;
    for (std::uint32_t number = m_map.find(address); number != RangeMap::Nothing;
         number = m_nodes[number].parent) { // parents come first: this ends
        Node &node = m_nodes[number];
        if (!node.isNamed) {
            node.name = nameOf({&m_unit, node.entry});
            node.isNamed = true;
        }
        functions.push_back({node.name, node.isInlined, node.callFile, node.callLine});
    }
    return functions;
}

} // namespace performance
