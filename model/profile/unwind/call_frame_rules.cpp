// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/call_frame_rules.h"

namespace performance {

namespace {

// Instructions (DWARF 4, 7.23).
enum : std::uint8_t {
    Offset = 0x80,
    Restore = 0xc0, // in the upper two bits
    Nop = 0x00,
    OffsetExtended = 0x05,
    RestoreExtended = 0x06,
    Undefined = 0x07,
    SameValue = 0x08,
    Register = 0x09,
    RememberState = 0x0a,
    RestoreState = 0x0b,
    DefCfa = 0x0c,
    DefCfaRegister = 0x0d,
    DefCfaOffset = 0x0e,
    DefCfaExpression = 0x0f,
    Expression = 0x10,
    OffsetExtendedSf = 0x11,
    DefCfaSf = 0x12,
    DefCfaOffsetSf = 0x13,
    ValOffset = 0x14,
    ValOffsetSf = 0x15,
    ValExpression = 0x16,
    GnuArgsSize = 0x2e,
    GnuNegativeOffsetExtended = 0x2f,
};

constexpr size_t MostRemembered = 64;

} // namespace

bool CallFrameRules::apply(std::uint8_t op)
{
    const std::uint8_t low = op & 0x3f;
    switch (op & 0xc0) {
    case Offset: ruleOf(low) = {RegisterRule::AtOffset, 0, scaled(m_reader.uleb()), 0, 0}; return true;
    case Restore: ruleOf(low) = initialOf(low); return true;
    default: return defineCfa(op) || setRegister(op) || rememberOrRestore(op);
    }
}

bool CallFrameRules::defineCfa(std::uint8_t op)
{
    switch (op) {
    case DefCfa: {
        const auto reg = m_reader.uleb();
        setCfa(reg, std::int64_t(m_reader.uleb()));
        return true;
    }
    case DefCfaSf: {
        const auto reg = m_reader.uleb();
        setCfa(reg, scaled(std::uint64_t(m_reader.sleb())));
        return true;
    }
    case DefCfaRegister: setCfa(m_reader.uleb(), m_rules.cfa.offset); return true;
    case DefCfaOffset: setCfa(m_rules.cfa.reg, std::int64_t(m_reader.uleb())); return true;
    case DefCfaOffsetSf: setCfa(m_rules.cfa.reg, scaled(std::uint64_t(m_reader.sleb()))); return true;
    case DefCfaExpression: readExpression(m_rules.cfa, RegisterRule::IsExpression); return true;
    default: return false;
    }
}

bool CallFrameRules::setRegister(std::uint8_t op)
{
    switch (op) {
    case OffsetExtended: {
        const auto reg = m_reader.uleb();
        ruleOf(reg) = {RegisterRule::AtOffset, 0, scaled(m_reader.uleb()), 0, 0};
        return true;
    }
    case OffsetExtendedSf: {
        const auto reg = m_reader.uleb();
        ruleOf(reg) = {RegisterRule::AtOffset, 0, scaled(std::uint64_t(m_reader.sleb())), 0, 0};
        return true;
    }
    case GnuNegativeOffsetExtended: {
        const auto reg = m_reader.uleb();
        ruleOf(reg) = {RegisterRule::AtOffset, 0, scaled(0 - m_reader.uleb()), 0, 0};
        return true;
    }
    case RestoreExtended: {
        const auto reg = m_reader.uleb();
        ruleOf(reg) = initialOf(reg);
        return true;
    }
    case Undefined: ruleOf(m_reader.uleb()) = {RegisterRule::Undefined, 0, 0, 0, 0}; return true;
    case SameValue: ruleOf(m_reader.uleb()) = {}; return true;
    case Register: {
        const auto reg = m_reader.uleb();
        const auto other = m_reader.uleb();
        if (other >= dwarf::Count)
            return false;
        ruleOf(reg) = {RegisterRule::InRegister, std::uint8_t(other), 0, 0, 0};
        return true;
    }
    case Expression: readExpression(ruleOf(m_reader.uleb()), RegisterRule::AtExpression); return true;
    case ValExpression: readExpression(ruleOf(m_reader.uleb()), RegisterRule::IsExpression); return true;
    case ValOffset: {
        const auto reg = m_reader.uleb();
        ruleOf(reg) = {RegisterRule::IsOffset, 0, scaled(m_reader.uleb()), 0, 0};
        return true;
    }
    case ValOffsetSf: {
        const auto reg = m_reader.uleb();
        ruleOf(reg) = {RegisterRule::IsOffset, 0, scaled(std::uint64_t(m_reader.sleb())), 0, 0};
        return true;
    }
    default: return false;
    }
}

/// Also the instructions that say nothing of rules.
bool CallFrameRules::rememberOrRestore(std::uint8_t op)
{
    switch (op) {
    case RememberState:
        if (m_remembered.size() >= MostRemembered)
            return false;
        m_remembered.push_back(m_rules);
        return true;
    case RestoreState:
        if (m_remembered.empty())
            return false;
        m_rules = m_remembered.back();
        m_remembered.pop_back();
        return true;
    case GnuArgsSize: m_reader.uleb(); return true;
    case Nop: return true;
    default: return false;
    }
}

void CallFrameRules::setCfa(std::uint64_t reg, std::int64_t offset)
{
    if (reg >= dwarf::ReturnAddress)
        m_reader.fail();
    m_rules.cfa = {RegisterRule::IsOffset, std::uint8_t(reg), offset, 0, 0};
}

void CallFrameRules::readExpression(RegisterRule &target, RegisterRule::Kind kind)
{
    const std::uint64_t length = m_reader.uleb();
    target = {kind, 0, 0, std::uint32_t(m_reader.position()), std::uint32_t(length)};
    m_reader.skip(length);
}

} // namespace performance
