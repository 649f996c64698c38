// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

#include <array>
#include <cstdint>

namespace performance {

/// Registers of x86-64 as DWARF numbers them (System V ABI, figure 3.36).
namespace dwarf {
enum Register : std::uint8_t {
    Rax,
    Rdx,
    Rcx,
    Rbx,
    Rsi,
    Rdi,
    Rbp,
    Rsp,
    R8,
    R9,
    R10,
    R11,
    R12,
    R13,
    R14,
    R15,
    ReturnAddress,
    Count
};
}

/// How to get from a frame to its caller, for the addresses from `pc` up to the next row's.
struct UnwindRow {
    enum Kind : std::uint8_t {
        None,    ///< there is no rule: data, or code written without one
        FromRsp, ///< CFA = rsp + cfaOffset; the return address is at CFA - 8
        FromRbp, ///< CFA = rbp + cfaOffset; likewise
        Full,    ///< rules()[index]: everything that does not fit a row
        End,     ///< the outermost frame: the return address is undefined
    };
    std::uint32_t pc = 0; ///< relative to the table's base
    std::int16_t cfaOffset = 0;
    std::int16_t rbpOffset = 0; ///< rbp was saved at CFA + rbpOffset; 0: it still holds the caller's
    std::uint16_t saved = 0;    ///< where the other registers that survive calls were saved: savedSet(saved)
    Kind kind = None;
    bool isSignalFrame = false; ///< the caller was interrupted, it did not call
};
static_assert(sizeof(UnwindRow) == 12);

/// What became of a register, or of the CFA: DWARF 4, 6.4.1.
struct RegisterRule {
    enum Kind : std::uint8_t { Same, Undefined, AtOffset, IsOffset, InRegister, AtExpression, IsExpression };
    Kind kind = Same;
    std::uint8_t reg = 0;
    std::int64_t offset = 0;      ///< of AtOffset and IsOffset, from the CFA; of the CFA from `reg`
    std::uint32_t expression = 0; ///< where it begins in the section
    std::uint32_t expressionLength = 0;

    auto operator<=>(const RegisterRule &) const = default;
};

struct FullRule {
    RegisterRule cfa; ///< IsOffset (of `reg`) or IsExpression
    std::array<RegisterRule, dwarf::Count> registers;

    auto operator<=>(const FullRule &) const = default;
};

/// The unwind rules of a binary (.eh_frame, and .debug_frame for the code that has none there), compiled once: the programs
/// are run and what they say stands in a sorted table, so that a lookup while unwinding is a short binary search.
///
/// Thread-safety: does not change after it was made.
class UnwindTable {
public:
    /// Rbx, R12, R13, R14 and R15: where each was saved from the CFA, 0 where it was not.
    using SavedSet = std::array<std::int16_t, 5>;
    static constexpr std::array<std::uint8_t, 5> SavedRegisters{dwarf::Rbx, dwarf::R12, dwarf::R13, dwarf::R14,
                                                                dwarf::R15};

    /// Nothing where the file has no rules or is not for x86-64.
    /// `path`: where it is, for a separate debug file that may have .debug_frame; empty: none is looked for.
    static std::shared_ptr<const UnwindTable> of(const ElfFile &elf, const std::string &path = {});
    /// From the bytes of a section that is loaded at `address`. `isDebugFrame`: they are .debug_frame's.
    static std::shared_ptr<const UnwindTable> compile(Bytes section, std::uint64_t address, bool isDebugFrame);

    /// Where functions begin and how long they are, by the same source: what stripped programs still tell.
    static std::vector<std::pair<std::uint64_t, std::uint64_t>> functionsOf(const ElfFile &elf);

    /// The row for an address of the file; kind None outside of all. Of one section: see lookUp().
    UnwindRow find(std::uint64_t address) const;
    /// Where the frame pointer was set that the row of `address` counts from: behind the "mov %rsp,%rbp" of its function, by the
    /// rules before it. Nothing where they do not say so.
    std::optional<std::uint64_t> framePointerSetAt(std::uint64_t address) const;
    /// A row, and the table whose rules it refers to.
    struct Found {
        const UnwindTable *table = nullptr;
        UnwindRow row;
    };
    /// By .eh_frame where that has a row for the address, else by .debug_frame: start files have the one in programs
    /// whose own code has only the other.
    Found lookUp(std::uint64_t address) const
    {
        const UnwindRow row = find(address);
        return row.kind == UnwindRow::None && m_second ? Found{m_second.get(), m_second->find(address)}
                                                       : Found{this, row};
    }
    /// How many bytes of code have a rule.
    std::uint64_t coveredBytes() const;
    const FullRule &rule(const UnwindRow &row) const { return m_full[indexOf(row)]; }
    const SavedSet &savedSet(std::uint16_t index) const { return m_saved[index]; }
    ByteSpan expression(const RegisterRule &rule) const
    {
        return ByteSpan(m_section).subspan(rule.expression, rule.expressionLength);
    }

    size_t rowCount() const { return m_rows.empty() ? m_pcs.size() : m_rows.size(); }
    /// A copy of all of them.
    std::vector<UnwindRow> rows() const;
    std::uint64_t base() const { return m_base; }

private:
    friend class TableCompiler;
    static std::shared_ptr<UnwindTable> compiled(Bytes section, std::uint64_t address, bool isDebugFrame);
    /// Keeps of the section the expressions alone, and each of these and of the rules once.
    void compact();
    std::uint32_t indexOf(const UnwindRow &row) const
    {
        return std::uint16_t(row.cfaOffset) | std::uint32_t(std::uint16_t(row.rbpOffset)) << 16;
    }
    /// Keeps rows that differ in nothing but their pc once.
    void share();
    std::uint32_t pcOf(size_t row) const { return m_rows.empty() ? m_pcs[row] : m_rows[row].pc; }
    UnwindRow rowAt(size_t row) const;
    void index();

    static constexpr size_t MostDifferent = size_t(1) << 16;

    std::shared_ptr<const UnwindTable> m_second; ///< of .debug_frame, beside .eh_frame
    Bytes m_section;                             ///< while it is compiled; then what is left of it
    std::uint64_t m_base = 0;
    /// While it is compiled, and where there are more than MostDifferent; else what follows has them, in half the memory.
    std::vector<UnwindRow> m_rows;
    std::vector<std::uint32_t> m_pcs;
    std::vector<std::uint16_t> m_kinds; ///< of each row which of the different ones it is
    std::vector<UnwindRow> m_different; ///< without their pc
    std::vector<std::uint32_t> m_pages; ///< of each page of code the first row that may cover its begin
    std::vector<FullRule> m_full;
    std::vector<SavedSet> m_saved{{}};
};

} // namespace performance
