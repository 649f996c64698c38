// SPDX-License-Identifier: MIT
#pragma once

// The numbers of DWARF that naming code needs: DWARF 5, chapter 7; GNU extensions for split DWARF 4 ("Fission") and dwz.
// Thread-safety: constants, any thread.

#include <cstdint>

namespace performance::dw {

enum Tag : std::uint16_t { TagInlinedSubroutine = 0x1d, TagSubprogram = 0x2e };

enum Attribute : std::uint16_t {
    AtName = 0x03,
    AtStatementList = 0x10,
    AtLowPc = 0x11,
    AtHighPc = 0x12,
    AtCompilationFolder = 0x1b,
    AtAbstractOrigin = 0x31,
    AtSpecification = 0x47,
    AtRanges = 0x55,
    AtCallFile = 0x58,
    AtCallLine = 0x59,
    AtLinkageName = 0x6e,
    AtStringOffsetsBase = 0x72,
    AtAddressBase = 0x73,
    AtRangeListsBase = 0x74,
    AtDwoName = 0x76,
    AtMipsLinkageName = 0x2007,
    AtGnuDwoName = 0x2130,
    AtGnuDwoId = 0x2131,
    AtGnuRangesBase = 0x2132,
    AtGnuAddressBase = 0x2133,
};

enum Form : std::uint16_t {
    FormAddress = 0x01,
    FormBlock2 = 0x03,
    FormBlock4 = 0x04,
    FormData2 = 0x05,
    FormData4 = 0x06,
    FormData8 = 0x07,
    FormString = 0x08,
    FormBlock = 0x09,
    FormBlock1 = 0x0a,
    FormData1 = 0x0b,
    FormFlag = 0x0c,
    FormSigned = 0x0d,
    FormStringOffset = 0x0e,
    FormUnsigned = 0x0f,
    FormReferenceAddress = 0x10,
    FormReference1 = 0x11,
    FormReference2 = 0x12,
    FormReference4 = 0x13,
    FormReference8 = 0x14,
    FormReferenceUnsigned = 0x15,
    FormIndirect = 0x16,
    FormSectionOffset = 0x17,
    FormExpression = 0x18,
    FormFlagPresent = 0x19,
    FormStringIndex = 0x1a,
    FormAddressIndex = 0x1b,
    FormReferenceSupplement4 = 0x1c,
    FormStringSupplement = 0x1d,
    FormData16 = 0x1e,
    FormLineStringOffset = 0x1f,
    FormSignature = 0x20,
    FormImplicitConstant = 0x21,
    FormLocationListIndex = 0x22,
    FormRangeListIndex = 0x23,
    FormReferenceSupplement8 = 0x24,
    FormStringIndex1 = 0x25,
    FormStringIndex2 = 0x26,
    FormStringIndex3 = 0x27,
    FormStringIndex4 = 0x28,
    FormAddressIndex1 = 0x29,
    FormAddressIndex2 = 0x2a,
    FormAddressIndex3 = 0x2b,
    FormAddressIndex4 = 0x2c,
    FormGnuAddressIndex = 0x1f01,
    FormGnuStringIndex = 0x1f02,
    FormGnuReferenceAlternative = 0x1f20,
    FormGnuStringAlternative = 0x1f21,
};

enum UnitKind : std::uint8_t {
    UnitCompile = 1,
    UnitOfType = 2,
    UnitPartial = 3,
    UnitSkeleton = 4,
    UnitSplitCompile = 5,
    UnitSplitOfType = 6
};

enum RangeListEntry : std::uint8_t {
    RangeEnd,
    RangeBaseIndex,
    RangeStartEndIndex,
    RangeStartLengthIndex,
    RangeOffsetPair,
    RangeBaseAddress,
    RangeStartEnd,
    RangeStartLength
};

} // namespace performance::dw
