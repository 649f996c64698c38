// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/unwinder.h"

#include "performance/profile/unwind/dwarf_expression.h"
#include "performance/profile/unwind/frame_size.h"

#include <algorithm>

namespace performance {

using namespace dwarf;

UnwindEnd Unwinder::unwind(const AddressSpace &space, RegisterFile registers, const StackCopy &stack,
                           std::vector<FoundFrame> &frames)
{
    FrameOrigin origin = FrameOrigin::Sampled;
    bool called = false;     // whether the frame's address is one that a call returns to
    bool wasPlanted = false; // whether the frame before was one that nobody called
    for (int depth = 0; depth < MostFrames; ++depth) {
        const std::uint64_t pc = registers[ReturnAddress];
        if (pc == 0)
            return UnwindEnd::Complete; // nobody called: the start of a thread without a rule that says so
        bool planted = false;
        const CodeCache::Entry &entry = called ? m_cache.findCaller(space, pc, planted) : m_cache.find(space, pc);
        if (entry.frame < 0)
            return wasPlanted ? UnwindEnd::Complete : UnwindEnd::Broken;
        frames.push_back({entry.frame, origin});

        const bool isSignalFrame = entry.row.isSignalFrame;
        Step step = byTable(entry, registers, stack);
        origin = FrameOrigin::CallFrameInfo;
        if (step == Step::NoRule) {
            origin = FrameOrigin::FramePointer;
            step = byFramePointer(space, registers, stack);
            if (step == Step::NoRule && registers[Rbp] == 0 && entry.row.kind == UnwindRow::FromRbp)
                step = byPrologue(space, entry, registers, stack);
            if (step == Step::NoRule && depth == 0) { // a leaf that made no frame yet, or never
                origin = FrameOrigin::ReturnAddress;
                step = byReturnAddress(space, registers, stack);
            }
        }
        switch (step) {
        case Step::Done: break;
        case Step::End: return UnwindEnd::Complete;
        case Step::Truncated: return UnwindEnd::Truncated;
        case Step::NoRule: return UnwindEnd::Broken;
        }
        // What makecontext() lets a coroutine return to has no caller, only data of its own above it.
        wasPlanted = planted && !isSignalFrame;
        called = !isSignalFrame;
    }
    return UnwindEnd::Broken;
}

Unwinder::Step Unwinder::byTable(const CodeCache::Entry &entry, RegisterFile &registers, const StackCopy &stack) const
{
    const UnwindRow &row = entry.row;
    std::uint64_t cfa = 0;
    switch (row.kind) {
    case UnwindRow::None: return Step::NoRule;
    case UnwindRow::End: return Step::End;
    case UnwindRow::Full: return byFullRule(entry, registers, stack);
    case UnwindRow::FromRsp: cfa = registers[Rsp] + std::uint64_t(std::int64_t(row.cfaOffset)); break;
    case UnwindRow::FromRbp: cfa = registers[Rbp] + std::uint64_t(std::int64_t(row.cfaOffset)); break;
    }
    if (cfa <= registers[Rsp]) // a stack only shrinks on the way out
        return Step::NoRule;
    const auto returnAddress = stack.word(cfa - 8);
    if (!returnAddress)
        return Step::Truncated;
    // What lies below the stack pointer was popped already, at the end of a function: the register has it again.
    if (const std::uint64_t place = cfa + std::uint64_t(std::int64_t(row.rbpOffset));
        row.rbpOffset != 0 && place >= registers[Rsp]) {
        const auto value = stack.word(place);
        if (!value)
            return Step::Truncated;
        registers[Rbp] = *value;
    }
    if (row.saved != 0) {
        const UnwindTable::SavedSet &saved = entry.table->savedSet(row.saved);
        for (size_t i = 0; i < saved.size(); ++i) {
            if (saved[i] == 0)
                continue;
            if (const auto value = stack.word(cfa + std::uint64_t(std::int64_t(saved[i]))))
                registers[UnwindTable::SavedRegisters[i]] = *value;
        }
    }
    registers[Rsp] = cfa;
    registers[ReturnAddress] = *returnAddress;
    return Step::Done;
}

Unwinder::Step Unwinder::byFullRule(const CodeCache::Entry &entry, RegisterFile &registers,
                                    const StackCopy &stack) const
{
    const UnwindTable &table = *entry.table;
    const FullRule &rule = table.rule(entry.row);
    bool truncated = false;
    std::optional<std::uint64_t> cfa;
    if (rule.cfa.kind == RegisterRule::IsExpression)
        cfa = evaluate(table.expression(rule.cfa), registers, stack, std::nullopt, truncated);
    else
        cfa = registers[rule.cfa.reg] + std::uint64_t(rule.cfa.offset);
    if (!cfa)
        return truncated ? Step::Truncated : Step::NoRule;
    RegisterFile next = registers;
    next[Rsp] = *cfa; // by definition, unless a rule says otherwise
    for (size_t i = 0; i < Count; ++i) {
        const RegisterRule &r = rule.registers[i];
        std::optional<std::uint64_t> value;
        switch (r.kind) {
        case RegisterRule::Same:
        case RegisterRule::Undefined: continue;
        case RegisterRule::AtOffset:
            if (*cfa + std::uint64_t(r.offset) < registers[Rsp] && i != ReturnAddress)
                continue; // popped already
            value = stack.word(*cfa + std::uint64_t(r.offset));
            break;
        case RegisterRule::IsOffset: value = *cfa + std::uint64_t(r.offset); break;
        case RegisterRule::InRegister: value = registers[r.reg]; break;
        case RegisterRule::AtExpression:
            if (const auto at = evaluate(table.expression(r), registers, stack, *cfa, truncated))
                value = stack.word(*at);
            break;
        case RegisterRule::IsExpression:
            value = evaluate(table.expression(r), registers, stack, *cfa, truncated);
            break;
        }
        if (value)
            next[i] = *value;
        else if (i == ReturnAddress || i == Rsp || i == Rbp)
            return Step::Truncated;
    }
    if (rule.registers[ReturnAddress].kind == RegisterRule::Same)
        return Step::NoRule;
    // A signal's frame may lead to another stack; any other caller lies above.
    if (next[Rsp] <= registers[Rsp] && !entry.row.isSignalFrame)
        return Step::NoRule;
    registers = next;
    return Step::Done;
}

bool Unwinder::mayReturnTo(const AddressSpace &space, std::uint64_t address)
{
    return m_cache.isCode(space, address - 1) && m_cache.callBefore(space, address) != CodeCache::Entry::IsNone;
}

Unwinder::Step Unwinder::byFramePointer(const AddressSpace &space, RegisterFile &registers, const StackCopy &stack)
{
    const std::uint64_t frame = registers[Rbp];
    if (frame < registers[Rsp] || (frame & 7) != 0)
        return Step::NoRule;
    const auto callerFrame = stack.word(frame);
    const auto returnAddress = stack.word(frame + 8);
    if (!callerFrame || !returnAddress)
        return frame - stack.base < (std::uint64_t(8) << 20) && frame - stack.base >= stack.bytes.size()
            ? Step::Truncated
            : Step::NoRule;
    if (*returnAddress != 0 && !mayReturnTo(space, *returnAddress))
        return Step::NoRule;
    registers[Rsp] = frame + 16;
    registers[Rbp] = *callerFrame;
    registers[ReturnAddress] = *returnAddress;
    return Step::Done;
}

Unwinder::Step Unwinder::byPrologue(const AddressSpace &space, const CodeCache::Entry &entry, RegisterFile &registers,
                                    const StackCopy &stack)
{
    const std::uint64_t pc = entry.module->addressOfOffset(entry.offset);
    const auto set = entry.table->framePointerSetAt(pc);
    if (!set || *set > pc)
        return Step::NoRule;
    std::array<std::uint8_t, LongestPrologue> code{};
    const size_t length = size_t(std::min<std::uint64_t>(pc - *set, code.size())); // what it has come to already
    const std::span part = std::span(code).first(length);
    if (!entry.module->readCode(entry.offset - (pc - *set), part))
        return Step::NoRule;
    const auto size = frameSizeOf(part);
    const UnwindTable::SavedSet &saved = entry.table->savedSet(entry.row.saved);
    if (!size
        || size->pushes < size_t(std::ranges::count_if(
               saved, [](std::int16_t place) { return place != 0; })))
        return Step::NoRule; // registers are saved later, and more may follow them
    registers[Rbp] = registers[Rsp] + size->bytes;
    const Step step = byFramePointer(space, registers, stack);
    if (step == Step::NoRule)
        registers[Rbp] = 0;
    return step;
}

Unwinder::Step Unwinder::byReturnAddress(const AddressSpace &space, RegisterFile &registers, const StackCopy &stack)
{
    const auto word = stack.word(registers[Rsp]);
    if (!word || *word == 0 || !mayReturnTo(space, *word))
        return Step::NoRule;
    registers[Rsp] += 8;
    registers[ReturnAddress] = *word;
    return Step::Done;
}

} // namespace performance
