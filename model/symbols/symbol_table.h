// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

#include <deque>

namespace performance {

struct Symbol {
    std::uint64_t address = 0;
    std::uint64_t size = 0; ///< 0: not told, it goes up to the next
    std::string_view name;  ///< as it stands in the file, mangled
};

/// The functions of a file by address, from everything that names some: .symtab, .dynsym, the packed table that
/// distributions leave in stripped programs (.gnu_debugdata), the stubs of the procedure linkage table, Go's own table.
///
/// Thread-safety: does not change after the last add().
class SymbolTable {
public:
    void add(const ElfFile &elf);
    /// A symbol of another source; `name` is copied.
    void add(std::uint64_t address, std::uint64_t size, std::string_view name, int rank = 0);
    /// Keeps a text that the names of many symbols lie in, for addWithin().
    std::string_view keepText(std::string_view text);
    /// Likewise; `name` lies in a text that is kept.
    void addWithin(std::uint64_t address, std::uint64_t size, std::string_view name, int rank)
    {
        m_ranked.push_back({{address, size, name}, rank});
    }
    /// So many will be added.
    void reserve(size_t count) { m_ranked.reserve(count); }
    /// Sorts. After this no more are added.
    void finish();

    /// The innermost that covers the address by its size; else the last one before that does not tell its size.
    const Symbol *find(std::uint64_t address) const;
    size_t size() const { return m_symbols.size(); }
    bool empty() const { return m_symbols.empty(); }
    const std::vector<Symbol> &symbols() const { return m_symbols; }

private:
    struct Ranked {
        Symbol symbol;
        int rank = 0;
    };
    static constexpr std::uint32_t NoSymbol = ~std::uint32_t(0);
    void addTable(const ElfFile &elf, const ElfSection &table);
    template<typename Entry>
    void addEntries(const ElfFile &elf, const ElfSection &table);
    void addStubs(const ElfFile &elf);
    void addGoFunctions(const ElfFile &elf);
    void linkOuter();
    std::string_view keep(std::string_view name);

    std::deque<Bytes> m_texts; ///< string tables that names point into
    std::deque<std::string> m_names;
    std::vector<Ranked> m_ranked;
    std::vector<Symbol> m_symbols;
    std::vector<std::uint32_t> m_outer; ///< of each symbol the nearest before that reaches over its begin
};

} // namespace performance
