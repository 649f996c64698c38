// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/dwarf_expression.h"

#include "performance/profile/unwind/byte_reader.h"

namespace performance {

namespace {

// Operations: DWARF 4, 7.7.1.
enum : std::uint8_t {
    Addr = 0x03,
    Deref = 0x06,
    Const1u = 0x08,
    Const1s,
    Const2u,
    Const2s,
    Const4u,
    Const4s,
    Const8u,
    Const8s,
    Constu,
    Consts,
    Dup = 0x12,
    Drop,
    Over,
    Pick,
    Swap,
    Rot,
    Abs = 0x19,
    And,
    Div,
    Minus,
    Mod,
    Mul,
    Neg,
    Not,
    Or,
    Plus,
    PlusUconst,
    Shl,
    Shr,
    Shra,
    Xor,
    Bra = 0x28,
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    Skip = 0x2f,
    Lit0 = 0x30,
    Lit31 = 0x4f,
    Breg0 = 0x70,
    Breg31 = 0x8f,
    Bregx = 0x92,
    DerefSize = 0x94,
    NopOperation = 0x96,
};

constexpr int MostSteps = 1000;
constexpr size_t MostValues = 64;

/// The machine that an expression is a program for. Its operations are in groups as in DWARF 4, 2.5.1; each group answers
/// whether the operation is one of its own, and a machine that met nonsense stands still.
class StackMachine {
public:
    StackMachine(ByteSpan expression, const RegisterFile &registers, const StackCopy &stack)
        : m_expression(expression), m_reader(expression), m_registers(registers), m_stack(stack)
    {}

    void push(std::uint64_t value)
    {
        if (m_depth < MostValues)
            m_values[m_depth++] = value;
        else
            m_ok = false;
    }
    /// The value that the expression leaves; nothing where it is nonsense or takes too long.
    std::optional<std::uint64_t> run();
    /// Whether it asked for a word that was not copied.
    bool isTruncated() const { return m_isTruncated; }

private:
    bool literal(std::uint8_t op);
    bool registerValue(std::uint8_t op);
    bool stackOperation(std::uint8_t op);
    bool arithmetic(std::uint8_t op);
    bool controlFlow(std::uint8_t op);

    std::uint64_t pop();
    void pushRegister(std::uint64_t reg, std::int64_t offset);
    void load(unsigned size);
    void pick(size_t index);
    void divide();
    void shift(std::uint8_t op);
    void jump(std::int16_t distance);
    template<typename Holds>
    void compare(Holds holds)
    {
        const auto b = std::int64_t(pop());
        const auto a = std::int64_t(pop());
        push(holds(a, b) ? 1 : 0);
    }

    ByteSpan m_expression;
    ByteReader m_reader;
    const RegisterFile &m_registers;
    const StackCopy &m_stack;
    std::array<std::uint64_t, MostValues> m_values;
    size_t m_depth = 0;
    bool m_ok = true;
    bool m_isTruncated = false;
};

std::optional<std::uint64_t> StackMachine::run()
{
    for (int steps = 0; m_ok && !m_reader.atEnd(); ++steps) {
        if (steps >= MostSteps)
            return std::nullopt;
        const std::uint8_t op = m_reader.u8();
        if (!literal(op) && !registerValue(op) && !stackOperation(op) && !arithmetic(op) && !controlFlow(op))
            return std::nullopt;
        m_ok = m_ok && m_reader.ok();
    }
    if (!m_ok || m_depth == 0)
        return std::nullopt;
    return m_values[m_depth - 1];
}

std::uint64_t StackMachine::pop()
{
    if (m_depth == 0) {
        m_ok = false;
        return 0;
    }
    return m_values[--m_depth];
}

bool StackMachine::literal(std::uint8_t op)
{
    if (op >= Lit0 && op <= Lit31) {
        push(op - Lit0);
        return true;
    }
    switch (op) {
    case Addr:
    case Const8u:
    case Const8s: push(m_reader.value<std::uint64_t>()); return true;
    case Const1u: push(m_reader.u8()); return true;
    case Const1s: push(std::uint64_t(std::int64_t(m_reader.value<std::int8_t>()))); return true;
    case Const2u: push(m_reader.value<std::uint16_t>()); return true;
    case Const2s: push(std::uint64_t(std::int64_t(m_reader.value<std::int16_t>()))); return true;
    case Const4u: push(m_reader.value<std::uint32_t>()); return true;
    case Const4s: push(std::uint64_t(std::int64_t(m_reader.value<std::int32_t>()))); return true;
    case Constu: push(m_reader.uleb()); return true;
    case Consts: push(std::uint64_t(m_reader.sleb())); return true;
    default: return false;
    }
}

bool StackMachine::registerValue(std::uint8_t op)
{
    if (op != Bregx && (op < Breg0 || op > Breg31))
        return false;
    const std::uint64_t reg = op == Bregx ? m_reader.uleb() : op - Breg0;
    pushRegister(reg, m_reader.sleb());
    return true;
}

void StackMachine::pushRegister(std::uint64_t reg, std::int64_t offset)
{
    if (reg < dwarf::Count)
        push(m_registers[reg] + std::uint64_t(offset));
    else
        m_ok = false;
}

bool StackMachine::stackOperation(std::uint8_t op)
{
    switch (op) {
    case Deref: load(8); return true;
    case DerefSize: load(m_reader.u8()); return true;
    case Dup: {
        const auto v = pop();
        push(v);
        push(v);
        return true;
    }
    case Drop: pop(); return true;
    case Over: pick(1); return true;
    case Pick: pick(m_reader.u8()); return true;
    case Swap: {
        const auto b = pop();
        const auto a = pop();
        push(b);
        push(a);
        return true;
    }
    case Rot: {
        const auto c = pop();
        const auto b = pop();
        const auto a = pop();
        push(c);
        push(a);
        push(b);
        return true;
    }
    default: return false;
    }
}

/// Replaces an address by what the stack holds there.
void StackMachine::load(unsigned size)
{
    const auto word = m_stack.word(pop());
    if (!word)
        m_isTruncated = true;
    if (!word || size == 0 || size > 8) {
        m_ok = false;
        return;
    }
    push(size == 8 ? *word : *word & ((std::uint64_t(1) << (8 * size)) - 1));
}

void StackMachine::pick(size_t index)
{
    if (index < m_depth)
        push(m_values[m_depth - 1 - index]);
    else
        m_ok = false;
}

bool StackMachine::arithmetic(std::uint8_t op)
{
    switch (op) {
    case Abs: {
        const auto v = std::int64_t(pop());
        push(v < 0 ? 0 - std::uint64_t(v) : std::uint64_t(v));
        return true;
    }
    case And: push(pop() & pop()); return true;
    case Or: push(pop() | pop()); return true;
    case Xor: push(pop() ^ pop()); return true;
    case Plus: push(pop() + pop()); return true;
    case Mul: push(pop() * pop()); return true;
    case Minus: {
        const auto b = pop();
        push(pop() - b);
        return true;
    }
    case Div: divide(); return true;
    case Mod: {
        const auto b = pop();
        const auto a = pop();
        if (b == 0)
            m_ok = false;
        else
            push(a % b);
        return true;
    }
    case Neg: push(0 - pop()); return true;
    case Not: push(~pop()); return true;
    case PlusUconst: push(pop() + m_reader.uleb()); return true;
    case Shl:
    case Shr:
    case Shra: shift(op); return true;
    default: return false;
    }
}

void StackMachine::divide()
{
    const auto b = std::int64_t(pop());
    const auto a = std::int64_t(pop());
    if (b == 0)
        m_ok = false;
    else
        push(b == -1 ? 0 - std::uint64_t(a) : std::uint64_t(a / b)); // the smallest number has no opposite
}

void StackMachine::shift(std::uint8_t op)
{
    const auto by = pop();
    const auto v = pop();
    if (op == Shra)
        push(std::uint64_t(std::int64_t(v) >> std::min<std::uint64_t>(by, 63)));
    else
        push(by > 63 ? 0 : op == Shl ? v << by : v >> by);
}

bool StackMachine::controlFlow(std::uint8_t op)
{
    switch (op) {
    case Eq: compare([](auto a, auto b) { return a == b; }); return true;
    case Ne: compare([](auto a, auto b) { return a != b; }); return true;
    case Ge: compare([](auto a, auto b) { return a >= b; }); return true;
    case Gt: compare([](auto a, auto b) { return a > b; }); return true;
    case Le: compare([](auto a, auto b) { return a <= b; }); return true;
    case Lt: compare([](auto a, auto b) { return a < b; }); return true;
    case Skip: jump(m_reader.value<std::int16_t>()); return true;
    case Bra: {
        const auto distance = m_reader.value<std::int16_t>();
        if (pop() != 0)
            jump(distance);
        return true;
    }
    case NopOperation: return true;
    default: return false;
    }
}

void StackMachine::jump(std::int16_t distance)
{
    const std::int64_t target = std::int64_t(m_reader.position()) + distance;
    if (target < 0 || target > std::int64_t(m_expression.size()))
        m_ok = false;
    else
        m_reader = ByteReader(m_expression, size_t(target));
}

} // namespace

std::optional<std::uint64_t> evaluate(ByteSpan expression, const RegisterFile &registers, const StackCopy &stack,
                                      std::optional<std::uint64_t> initial, bool &truncated)
{
    StackMachine machine(expression, registers, stack);
    if (initial)
        machine.push(*initial);
    const auto value = machine.run();
    if (machine.isTruncated())
        truncated = true;
    return value;
}

} // namespace performance
