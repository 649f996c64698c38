// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/dwarf_value.h"

#include "performance/symbols/dwarf/dwarf_constants.h"

namespace performance {

std::uint64_t readNumber(ByteReader &reader, unsigned size)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i)
        value |= std::uint64_t(reader.u8()) << (8 * i);
    return value;
}

std::string_view readText(ByteReader &reader)
{
    const std::span<const std::uint8_t> rest = reader.rest();
    const auto *begin = reinterpret_cast<const char *>(rest.data());
    const size_t length = rest.empty() ? 0 : ::strnlen(begin, rest.size());
    reader.skip(length + 1); // fails where there is no zero
    return reader.ok() ? std::string_view(begin, length) : std::string_view();
}

DwarfValue readValue(ByteReader &reader, std::uint16_t form, std::int64_t constant, const DwarfFormat &format)
{
    const auto fixed = [&](DwarfValue::Kind kind, unsigned size) {
        return DwarfValue{kind, readNumber(reader, size), {}};
    };
    const auto variable = [&](DwarfValue::Kind kind) { return DwarfValue{kind, reader.uleb(), {}}; };
    const auto passOver = [&](std::uint64_t size) {
        reader.skip(size);
        return DwarfValue();
    };
    if (form == dw::FormIndirect) { // the form stands before the value; one that is indirect again is nonsense
        form = std::uint16_t(reader.uleb());
        if (form == dw::FormIndirect || form == dw::FormImplicitConstant) {
            reader.fail();
            return {};
        }
    }
    switch (form) {
    case dw::FormImplicitConstant: return {DwarfValue::Constant, std::uint64_t(constant), {}};
    case dw::FormData1: return fixed(DwarfValue::Constant, 1);
    case dw::FormData2: return fixed(DwarfValue::Constant, 2);
    case dw::FormData4: return fixed(DwarfValue::Constant, 4);
    case dw::FormData8: return fixed(DwarfValue::Constant, 8);
    case dw::FormUnsigned: return variable(DwarfValue::Constant);
    case dw::FormSigned: return {DwarfValue::Constant, std::uint64_t(reader.sleb()), {}};
    case dw::FormFlag: return fixed(DwarfValue::Constant, 1);
    case dw::FormFlagPresent: return {DwarfValue::Constant, 1, {}};
    case dw::FormAddress: return fixed(DwarfValue::Address, format.addressSize);
    case dw::FormAddressIndex:
    case dw::FormGnuAddressIndex: return variable(DwarfValue::AddressIndex);
    case dw::FormAddressIndex1: return fixed(DwarfValue::AddressIndex, 1);
    case dw::FormAddressIndex2: return fixed(DwarfValue::AddressIndex, 2);
    case dw::FormAddressIndex3: return fixed(DwarfValue::AddressIndex, 3);
    case dw::FormAddressIndex4: return fixed(DwarfValue::AddressIndex, 4);
    case dw::FormString: return {DwarfValue::Text, 0, readText(reader)};
    case dw::FormStringOffset: return fixed(DwarfValue::StringOffset, format.offsetSize);
    case dw::FormLineStringOffset: return fixed(DwarfValue::LineStringOffset, format.offsetSize);
    case dw::FormStringSupplement:
    case dw::FormGnuStringAlternative: return fixed(DwarfValue::SupplementString, format.offsetSize);
    case dw::FormStringIndex:
    case dw::FormGnuStringIndex: return variable(DwarfValue::StringIndex);
    case dw::FormStringIndex1: return fixed(DwarfValue::StringIndex, 1);
    case dw::FormStringIndex2: return fixed(DwarfValue::StringIndex, 2);
    case dw::FormStringIndex3: return fixed(DwarfValue::StringIndex, 3);
    case dw::FormStringIndex4: return fixed(DwarfValue::StringIndex, 4);
    case dw::FormReference1: return fixed(DwarfValue::UnitReference, 1);
    case dw::FormReference2: return fixed(DwarfValue::UnitReference, 2);
    case dw::FormReference4: return fixed(DwarfValue::UnitReference, 4);
    case dw::FormReference8: return fixed(DwarfValue::UnitReference, 8);
    case dw::FormReferenceUnsigned: return variable(DwarfValue::UnitReference);
    case dw::FormReferenceAddress:
        return fixed(DwarfValue::Reference, format.version == 2 ? format.addressSize : format.offsetSize);
    case dw::FormReferenceSupplement4: return fixed(DwarfValue::SupplementReference, 4);
    case dw::FormReferenceSupplement8: return fixed(DwarfValue::SupplementReference, 8);
    case dw::FormGnuReferenceAlternative: return fixed(DwarfValue::SupplementReference, format.offsetSize);
    case dw::FormSectionOffset: return fixed(DwarfValue::Offset, format.offsetSize);
    case dw::FormRangeListIndex: return variable(DwarfValue::RangeListIndex);
    case dw::FormLocationListIndex: reader.uleb(); return {};
    case dw::FormSignature: return passOver(8);
    case dw::FormData16: return passOver(16);
    case dw::FormBlock1: return passOver(reader.u8());
    case dw::FormBlock2: return passOver(reader.value<std::uint16_t>());
    case dw::FormBlock4: return passOver(reader.value<std::uint32_t>());
    case dw::FormBlock:
    case dw::FormExpression: return passOver(reader.uleb());
    default: reader.fail(); return {};
    }
}

} // namespace performance
