// SPDX-License-Identifier: MIT
#include "performance/symbols/code_symbols.h"

namespace performance {

const FunctionRanges &CodeSymbols::functions() const
{
    if (!m_functions) {
        const auto elf = m_path.empty() ? std::nullopt : std::optional(ElfFile::open(m_path));
        m_functions = elf && *elf ? FunctionRanges(**elf) : FunctionRanges();
    }
    return *m_functions;
}

const Symbol *CodeSymbols::find(std::uint64_t address) const
{
    const Symbol *symbol = m_table.find(address);
    if (!symbol || symbol->size != 0 || m_path.empty() || address == symbol->address)
        return symbol;
    return address < functions().limitAfter(symbol->address) ? symbol : nullptr;
}

std::optional<std::uint64_t> CodeSymbols::startOf(std::uint64_t address) const
{
    const FunctionRanges::Range *range = functions().find(address);
    return range ? std::optional(range->from) : std::nullopt;
}

} // namespace performance
