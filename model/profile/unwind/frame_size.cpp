// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/frame_size.h"

#include <algorithm>
#include <cstring>

namespace performance {

namespace {

/// One instruction, as far as its length and the stack pointer need it.
struct Instruction {
    size_t length = 0; ///< 0: not known here
    std::uint8_t rex = 0;
    std::uint8_t opcode = 0;
    std::uint8_t operand = 0; ///< ModRM
    bool hasOperand = false;
    std::int32_t immediate = 0;
};

/// Bytes of a ModRM operand with its index and displacement; 0 where the code ends before.
size_t operandLength(ByteSpan code)
{
    if (code.empty())
        return 0;
    const unsigned mode = code[0] >> 6;
    const bool hasIndex = mode != 3 && (code[0] & 7) == 4;
    size_t length = hasIndex ? 2 : 1;
    if (code.size() < length)
        return 0;
    const bool isAbsolute = mode == 0 && ((code[0] & 7) == 5 || (hasIndex && (code[1] & 7) == 5));
    return length + (mode == 1 ? 1 : mode == 2 || isAbsolute ? 4 : 0);
}

bool takesOperand(std::uint8_t opcode)
{
    // Arithmetic on a register and an operand (00-3b without those that have the register in the opcode), test, xchg, mov, lea,
    // movslq, and those with an immediate.
    constexpr std::uint8_t Others[] = {0x63, 0x80, 0x81, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
                                       0x8a, 0x8b, 0x8d, 0xc1, 0xc6, 0xc7, 0xd1, 0xd3, 0xf7};
    return (opcode < 0x40 && (opcode & 7) < 4) || std::ranges::find(Others, opcode) != std::end(Others);
}

size_t immediateLength(std::uint8_t opcode)
{
    if (opcode == 0x80 || opcode == 0x83 || opcode == 0xc1 || opcode == 0xc6)
        return 1;
    return opcode == 0x81 || opcode == 0xc7 || (opcode >= 0xb8 && opcode <= 0xbf) ? 4 : 0;
}

Instruction decode(ByteSpan code)
{
    Instruction read;
    size_t at = 0;
    while (at < code.size() && (code[at] == 0x64 || code[at] == 0x66 || code[at] == 0xf3 || code[at] == 0xf2))
        ++at;
    if (at < code.size() && (code[at] & 0xf0) == 0x40)
        read.rex = code[at++];
    if (at >= code.size())
        return {};
    read.opcode = code[at++];
    size_t immediate = immediateLength(read.opcode);
    const bool isPush = read.opcode >= 0x50 && read.opcode <= 0x57;
    const bool isMove = read.opcode >= 0xb8 && read.opcode <= 0xbf;
    if (read.opcode == 0x0f && at < code.size()) { // moves of SSE, movzx, movsx, imul, setcc, cmovcc, nop
        const std::uint8_t second = code[at++];
        constexpr std::uint8_t Known[] = {0x10, 0x11, 0x16, 0x1e, 0x1f, 0x28, 0x29, 0x57, 0x6c, 0x6e,
                                          0x6f, 0x7e, 0x7f, 0xaf, 0xb6, 0xb7, 0xbe, 0xbf, 0xd6, 0xef};
        if (std::ranges::find(Known, second) == std::end(Known) && (second & 0xf0) != 0x40 && (second & 0xf0) != 0x90)
            return {};
        read.hasOperand = true;
        immediate = 0;
    } else if (takesOperand(read.opcode)) {
        read.hasOperand = true;
    } else if (!isPush && !isMove) {
        return {};
    }
    if (isMove && (read.rex & 8))
        immediate = 8;
    if (read.hasOperand) {
        const size_t length = operandLength(code.subspan(at));
        if (length == 0)
            return {};
        read.operand = code[at];
        at += length;
        if (read.opcode == 0xf7 && (read.operand >> 3 & 7) < 2)
            return {}; // test with an immediate
    }
    if (code.size() < at + immediate)
        return {};
    if (immediate == 1)
        read.immediate = std::int8_t(code[at]);
    else if (immediate == 4)
        std::memcpy(&read.immediate, code.data() + at, 4);
    read.length = at + immediate;
    return read;
}

/// Whether an instruction may write to the stack pointer itself, other than by a push or the sub that is looked for.
bool movesStackPointer(const Instruction &read)
{
    constexpr std::uint8_t StackPointer = 4;
    const bool isDirect = read.operand >> 6 == 3 && (read.operand & 7) == StackPointer && !(read.rex & 1);
    const bool isSource = (read.operand >> 3 & 7) == StackPointer && !(read.rex & 4);
    const bool toRegister = read.opcode == 0x8b || read.opcode == 0x8d || read.opcode == 0x63
        || (read.opcode < 0x40 && (read.opcode & 3) >= 2);
    const bool reads = read.opcode == 0x84 || read.opcode == 0x85 || (read.opcode >= 0x38 && read.opcode <= 0x3b);
    return read.hasOperand && !reads && read.opcode != 0x0f && (isDirect || (toRegister && isSource));
}

} // namespace

std::optional<FrameSize> frameSizeOf(ByteSpan code)
{
    FrameSize size;
    while (!code.empty()) {
        const Instruction read = decode(code);
        if (read.length == 0)
            break; // a jump, a call, or nothing that belongs here
        code = code.subspan(read.length);
        if (read.opcode >= 0x50 && read.opcode <= 0x57) {
            size.bytes += 8;
            ++size.pushes;
            continue;
        }
        const bool isSubtraction = (read.opcode == 0x81 || read.opcode == 0x83) && read.operand == 0xec
            && (read.rex & 9) == 8;
        if (isSubtraction && read.immediate > 0) {
            size.bytes += std::uint64_t(read.immediate);
            return size;
        }
        // "add $-128,%rsp" is a byte shorter than "sub $128,%rsp".
        const bool isAddition = read.opcode == 0x83 && read.operand == 0xc4 && (read.rex & 9) == 8;
        if (isAddition && read.immediate < 0) {
            size.bytes += std::uint64_t(-read.immediate);
            return size;
        }
        if (movesStackPointer(read))
            return std::nullopt; // aligned by hand, or of a length that is computed
    }
    return size;
}

} // namespace performance
