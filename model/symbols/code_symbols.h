// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/function_ranges.h"
#include "performance/symbols/symbol_table.h"

namespace performance {

/// What is known of the functions of a module: their names, and by its unwind rules where those begin that have none.
///
/// Thread-safety: one thread; the rules are read when they are needed first.
class CodeSymbols {
public:
    CodeSymbols() = default;
    /// Of code without a file: the kernel's, a JIT's.
    explicit CodeSymbols(SymbolTable table) : m_table(std::move(table)) {}
    /// `path`: of the file that is mapped, whose rules they are.
    CodeSymbols(SymbolTable table, std::string path) : m_table(std::move(table)), m_path(std::move(path)) {}

    /// The symbol at an address. One that does not tell its size ends at the latest where another function or its section
    /// does: what lies behind may be functions whose names were stripped.
    const Symbol *find(std::uint64_t address) const;
    /// Where the function around an address begins, as far as the rules tell.
    std::optional<std::uint64_t> startOf(std::uint64_t address) const;
    const SymbolTable &table() const { return m_table; }

private:
    const FunctionRanges &functions() const;

    SymbolTable m_table;
    std::string m_path;
    mutable std::optional<FunctionRanges> m_functions;
};

} // namespace performance
