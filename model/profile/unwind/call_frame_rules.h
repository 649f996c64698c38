// SPDX-License-Identifier: MIT
#pragma once

// Private to model/profile: the instructions of call frame programs that say where registers are (DWARF 4, 6.4.2).

#include "performance/profile/unwind/byte_reader.h"
#include "performance/profile/unwind/unwind_table.h"

#include <vector>

namespace performance {

/// The rules of a program as it runs. All it refers to outlives it; `initial` may be the rules themselves, where the program is
/// the one that makes them.
/// Thread-safety: one thread, that which makes the table.
class CallFrameRules {
public:
    CallFrameRules(ByteReader &reader, FullRule &rules, const FullRule &initial, std::int64_t dataAlignment)
        : m_reader(reader), m_rules(rules), m_initial(initial), m_dataAlignment(dataAlignment)
    {}

    /// Does as an instruction says whose operands come next. False where it is unknown, moves on in the code, or is nonsense.
    bool apply(std::uint8_t op);

private:
    bool defineCfa(std::uint8_t op);
    bool setRegister(std::uint8_t op);
    bool rememberOrRestore(std::uint8_t op);

    RegisterRule &ruleOf(std::uint64_t reg) { return reg < dwarf::Count ? m_rules.registers[reg] : m_ignored; }
    RegisterRule initialOf(std::uint64_t reg) const
    {
        return reg < dwarf::Count ? m_initial.registers[reg] : RegisterRule();
    }
    /// Wraps as the machine does where a forged file overflows it.
    std::int64_t scaled(std::uint64_t factor) const { return std::int64_t(factor * std::uint64_t(m_dataAlignment)); }
    void setCfa(std::uint64_t reg, std::int64_t offset);
    void readExpression(RegisterRule &target, RegisterRule::Kind kind);

    ByteReader &m_reader;
    FullRule &m_rules;
    const FullRule &m_initial;
    std::int64_t m_dataAlignment;
    std::vector<FullRule> m_remembered;
    RegisterRule m_ignored; ///< what is said of registers that unwinding does not need
};

} // namespace performance
