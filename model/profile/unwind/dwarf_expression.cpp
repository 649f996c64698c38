// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/dwarf_expression.h"

#include "performance/profile/unwind/byte_reader.h"

namespace performance {

namespace {

// Operations: DWARF 4, 7.7.1.
enum : std::uint8_t {
    Addr = 0x03, Deref = 0x06, Const1u = 0x08, Const1s, Const2u, Const2s, Const4u, Const4s, Const8u, Const8s, Constu, Consts,
    Dup = 0x12, Drop, Over, Pick, Swap, Rot, Abs = 0x19, And, Div, Minus, Mod, Mul, Neg, Not, Or, Plus, PlusUconst, Shl, Shr,
    Shra, Xor, Bra = 0x28, Eq, Ge, Gt, Le, Lt, Ne, Skip = 0x2f, Lit0 = 0x30, Lit31 = 0x4f, Breg0 = 0x70, Breg31 = 0x8f,
    Bregx = 0x92, DerefSize = 0x94, NopOperation = 0x96,
};

constexpr int MostSteps = 1000;
constexpr size_t MostValues = 64;

} // namespace

std::optional<std::uint64_t> evaluate(ByteSpan expression, const RegisterFile &registers, const StackCopy &stack,
                                      std::optional<std::uint64_t> initial, bool &truncated)
{
    std::array<std::uint64_t, MostValues> values;
    size_t depth = 0;
    bool ok = true;
    const auto push = [&](std::uint64_t value) {
        if (depth < MostValues)
            values[depth++] = value;
        else
            ok = false;
    };
    const auto pop = [&]() -> std::uint64_t {
        if (depth == 0) {
            ok = false;
            return 0;
        }
        return values[--depth];
    };
    if (initial)
        push(*initial);
    ByteReader reader(expression);
    const auto jump = [&](std::int16_t distance) {
        const std::int64_t target = std::int64_t(reader.position()) + distance;
        if (target < 0 || target > std::int64_t(expression.size()))
            ok = false;
        else
            reader = ByteReader(expression, size_t(target));
    };
    const auto compare = [&](auto holds) {
        const auto b = std::int64_t(pop());
        const auto a = std::int64_t(pop());
        push(holds(a, b) ? 1 : 0);
    };
    for (int steps = 0; ok && !reader.atEnd(); ++steps) {
        if (steps >= MostSteps)
            return std::nullopt;
        const std::uint8_t op = reader.u8();
        if (op >= Lit0 && op <= Lit31) {
            push(op - Lit0);
            continue;
        }
        if (op >= Breg0 && op <= Breg31) {
            const std::int64_t offset = reader.sleb();
            if (op - Breg0 >= dwarf::Count)
                return std::nullopt;
            push(registers[op - Breg0] + std::uint64_t(offset));
            continue;
        }
        switch (op) {
        case Addr:
        case Const8u:
        case Const8s: push(reader.value<std::uint64_t>()); break;
        case Const1u: push(reader.u8()); break;
        case Const1s: push(std::uint64_t(std::int64_t(reader.value<std::int8_t>()))); break;
        case Const2u: push(reader.value<std::uint16_t>()); break;
        case Const2s: push(std::uint64_t(std::int64_t(reader.value<std::int16_t>()))); break;
        case Const4u: push(reader.value<std::uint32_t>()); break;
        case Const4s: push(std::uint64_t(std::int64_t(reader.value<std::int32_t>()))); break;
        case Constu: push(reader.uleb()); break;
        case Consts: push(std::uint64_t(reader.sleb())); break;
        case Bregx: {
            const std::uint64_t reg = reader.uleb();
            const std::int64_t offset = reader.sleb();
            if (reg >= dwarf::Count)
                return std::nullopt;
            push(registers[reg] + std::uint64_t(offset));
            break;
        }
        case Deref:
        case DerefSize: {
            const unsigned size = op == Deref ? 8 : reader.u8();
            const auto word = stack.word(pop());
            if (!word) {
                truncated = true;
                return std::nullopt;
            }
            if (size == 0 || size > 8)
                return std::nullopt;
            push(size == 8 ? *word : *word & ((std::uint64_t(1) << (8 * size)) - 1));
            break;
        }
        case Dup: {
            const auto v = pop();
            push(v);
            push(v);
            break;
        }
        case Drop: pop(); break;
        case Over:
        case Pick: {
            const size_t index = op == Over ? 1 : reader.u8();
            if (index >= depth)
                return std::nullopt;
            push(values[depth - 1 - index]);
            break;
        }
        case Swap: {
            const auto b = pop();
            const auto a = pop();
            push(b);
            push(a);
            break;
        }
        case Rot: {
            const auto c = pop();
            const auto b = pop();
            const auto a = pop();
            push(c);
            push(a);
            push(b);
            break;
        }
        case Abs: {
            const auto v = std::int64_t(pop());
            push(v < 0 ? 0 - std::uint64_t(v) : std::uint64_t(v));
            break;
        }
        case And: push(pop() & pop()); break;
        case Or: push(pop() | pop()); break;
        case Xor: push(pop() ^ pop()); break;
        case Plus: push(pop() + pop()); break;
        case Mul: push(pop() * pop()); break;
        case Minus: {
            const auto b = pop();
            push(pop() - b);
            break;
        }
        case Div: {
            const auto b = std::int64_t(pop());
            const auto a = std::int64_t(pop());
            if (b == 0)
                return std::nullopt;
            push(b == -1 ? 0 - std::uint64_t(a) : std::uint64_t(a / b));
            break;
        }
        case Mod: {
            const auto b = pop();
            const auto a = pop();
            if (b == 0)
                return std::nullopt;
            push(a % b);
            break;
        }
        case Neg: push(0 - pop()); break;
        case Not: push(~pop()); break;
        case PlusUconst: push(pop() + reader.uleb()); break;
        case Shl:
        case Shr:
        case Shra: {
            const auto by = pop();
            const auto v = pop();
            if (op == Shra)
                push(std::uint64_t(std::int64_t(v) >> std::min<std::uint64_t>(by, 63)));
            else
                push(by > 63 ? 0 : op == Shl ? v << by : v >> by);
            break;
        }
        case Eq: compare([](auto a, auto b) { return a == b; }); break;
        case Ne: compare([](auto a, auto b) { return a != b; }); break;
        case Ge: compare([](auto a, auto b) { return a >= b; }); break;
        case Gt: compare([](auto a, auto b) { return a > b; }); break;
        case Le: compare([](auto a, auto b) { return a <= b; }); break;
        case Lt: compare([](auto a, auto b) { return a < b; }); break;
        case Skip: jump(reader.value<std::int16_t>()); break;
        case Bra: {
            const auto distance = reader.value<std::int16_t>();
            if (pop() != 0)
                jump(distance);
            break;
        }
        case NopOperation: break;
        default: return std::nullopt;
        }
        ok = ok && reader.ok();
    }
    if (!ok || depth == 0)
        return std::nullopt;
    return values[depth - 1];
}

} // namespace performance
