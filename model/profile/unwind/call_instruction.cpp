// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/call_instruction.h"

namespace performance {

namespace {

/// How long FF /2 is by its operand; 0 where it is not that instruction.
size_t lengthOfIndirectCall(std::uint8_t operand, std::uint8_t index)
{
    if ((operand >> 3 & 7) != 2)
        return 0;
    const unsigned mode = operand >> 6;
    const bool hasIndex = mode != 3 && (operand & 7) == 4;
    size_t length = hasIndex ? 3 : 2;
    if (mode == 1)
        length += 1;
    else if (mode == 2 || (mode == 0 && ((operand & 7) == 5 || (hasIndex && (index & 7) == 5))))
        length += 4;
    return length;
}

} // namespace

bool endsWithCall(ByteSpan code)
{
    const size_t size = code.size();
    if (size >= 5 && code[size - 5] == 0xe8)
        return true;
    for (size_t length = 2; length <= LongestCall && length <= size; ++length) {
        const size_t at = size - length;
        if (code[at] == 0xff
            && lengthOfIndirectCall(code[at + 1], length > 2 ? code[at + 2] : std::uint8_t(0)) == length)
            return true;
    }
    return false;
}

} // namespace performance
