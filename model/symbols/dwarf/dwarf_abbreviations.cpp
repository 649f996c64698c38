// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/dwarf_abbreviations.h"

#include "performance/profile/unwind/byte_reader.h"
#include "performance/symbols/dwarf/dwarf_constants.h"

#include <algorithm>

namespace performance {

namespace {

/// How many bytes a value takes; -1 where its bytes tell.
std::int32_t sizeOf(std::uint16_t form, const DwarfFormat &format)
{
    switch (form) {
    case dw::FormFlagPresent:
    case dw::FormImplicitConstant: return 0;
    case dw::FormData1:
    case dw::FormFlag:
    case dw::FormReference1:
    case dw::FormStringIndex1:
    case dw::FormAddressIndex1: return 1;
    case dw::FormData2:
    case dw::FormReference2:
    case dw::FormStringIndex2:
    case dw::FormAddressIndex2: return 2;
    case dw::FormStringIndex3:
    case dw::FormAddressIndex3: return 3;
    case dw::FormData4:
    case dw::FormReference4:
    case dw::FormReferenceSupplement4:
    case dw::FormStringIndex4:
    case dw::FormAddressIndex4: return 4;
    case dw::FormData8:
    case dw::FormReference8:
    case dw::FormReferenceSupplement8:
    case dw::FormSignature: return 8;
    case dw::FormData16: return 16;
    case dw::FormAddress: return format.addressSize;
    case dw::FormReferenceAddress: return format.version == 2 ? format.addressSize : format.offsetSize;
    case dw::FormStringOffset:
    case dw::FormSectionOffset:
    case dw::FormLineStringOffset:
    case dw::FormStringSupplement:
    case dw::FormGnuReferenceAlternative:
    case dw::FormGnuStringAlternative: return format.offsetSize;
    default: return -1;
    }
}

constexpr std::uint32_t MostAttributes = 4096; ///< of one entry; no compiler writes a hundred

} // namespace

DwarfAbbreviations::DwarfAbbreviations(ByteSpan section, std::uint64_t offset, const DwarfFormat &format, size_t most)
{
    if (offset >= section.size())
        return;
    ByteReader reader(section, size_t(offset));
    while (m_entries.size() < most) {
        DwarfAbbreviation entry;
        entry.code = reader.uleb();
        if (!reader.ok() || entry.code == 0)
            break;
        entry.tag = std::uint16_t(reader.uleb());
        entry.hasChildren = reader.u8() != 0;
        entry.firstAttribute = std::uint32_t(m_attributes.size());
        std::int64_t size = 0;
        for (;;) {
            DwarfAttribute attribute{std::uint16_t(reader.uleb()), std::uint16_t(reader.uleb()), 0};
            if (!reader.ok() || (attribute.name == 0 && attribute.form == 0))
                break;
            if (attribute.form == dw::FormImplicitConstant)
                attribute.constant = reader.sleb();
            const std::int32_t bytes = sizeOf(attribute.form, format);
            size = size < 0 || bytes < 0 ? -1 : size + bytes;
            m_attributes.push_back(attribute);
            if (m_attributes.size() - entry.firstAttribute > MostAttributes)
                reader.fail();
        }
        if (!reader.ok())
            break;
        entry.attributeCount = std::uint32_t(m_attributes.size()) - entry.firstAttribute;
        entry.size = std::int32_t(std::min<std::int64_t>(size, INT32_MAX));
        m_entries.push_back(entry);
    }
    m_bytes = reader.position() - size_t(offset);
    if (!std::ranges::is_sorted(m_entries, {}, &DwarfAbbreviation::code))
        std::ranges::stable_sort(m_entries, {}, &DwarfAbbreviation::code);
}

const DwarfAbbreviation *DwarfAbbreviations::find(std::uint64_t code) const
{
    if (code - 1 < m_entries.size() && m_entries[size_t(code - 1)].code == code) // nearly always they count up from 1
        return &m_entries[size_t(code - 1)];
    const auto it = std::ranges::lower_bound(m_entries, code, {}, &DwarfAbbreviation::code);
    return it != m_entries.end() && it->code == code ? &*it : nullptr;
}

} // namespace performance
