// SPDX-License-Identifier: MIT
#include "performance/symbols/symbol_table.h"

#include "performance/symbols/go_functions.h"
#include "performance/symbols/plt_stubs.h"

#include <elf.h>
#include <lzma.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace performance {

namespace {

template<typename T>
T valueAt(const Bytes &bytes, size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

std::string_view nameAt(const Bytes &strings, std::uint64_t offset)
{
    if (offset >= strings.size())
        return {};
    const auto *begin = reinterpret_cast<const char *>(strings.data()) + offset;
    return {begin, ::strnlen(begin, strings.size() - offset)};
}

/// Unpacks xz, up to a size that no table of symbols has.
std::optional<Bytes> unpackedXz(ByteSpan packed)
{
    constexpr size_t Most = size_t(256) << 20;
    Bytes out;
    lzma_stream stream = LZMA_STREAM_INIT;
    if (::lzma_stream_decoder(&stream, std::uint64_t(256) << 20, 0) != LZMA_OK)
        return std::nullopt;
    stream.next_in = packed.data();
    stream.avail_in = packed.size();
    lzma_ret result = LZMA_OK;
    while (result == LZMA_OK && out.size() < Most) {
        const size_t done = out.size();
        out.resize(done + (size_t(1) << 20));
        stream.next_out = out.data() + done;
        stream.avail_out = out.size() - done;
        result = ::lzma_code(&stream, LZMA_FINISH);
        out.resize(out.size() - stream.avail_out);
    }
    ::lzma_end(&stream);
    return result == LZMA_STREAM_END ? std::optional(std::move(out)) : std::nullopt;
}

/// Of several names for one address the one that a reader knows: a global one, not an alias with underscores.
int rankOf(unsigned char info, std::string_view name)
{
    const unsigned binding = ELF64_ST_BIND(info);
    int rank = binding == STB_GLOBAL ? 8 : binding == STB_WEAK ? 4 : 0;
    if (ELF64_ST_TYPE(info) == STT_NOTYPE)
        rank -= 16;
    return rank - int(std::min<size_t>(name.find_first_not_of('_'), 3));
}

} // namespace

std::string_view SymbolTable::keep(std::string_view name)
{
    return m_names.emplace_back(name);
}

std::string_view SymbolTable::keepText(std::string_view text)
{
    const auto *begin = reinterpret_cast<const std::uint8_t *>(text.data());
    const Bytes &kept = m_texts.emplace_back(begin, begin + text.size());
    return {reinterpret_cast<const char *>(kept.data()), kept.size()};
}

void SymbolTable::add(std::uint64_t address, std::uint64_t size, std::string_view name, int rank)
{
    m_ranked.push_back({{address, size, keep(name)}, rank});
}

void SymbolTable::add(const ElfFile &elf)
{
    bool hasFullTable = false;
    for (const ElfSection &section : elf.sections()) {
        if (section.type == SHT_SYMTAB || section.type == SHT_DYNSYM)
            addTable(elf, section);
        hasFullTable = hasFullTable || section.type == SHT_SYMTAB;
    }
    addStubs(elf);
    if (!hasFullTable)
        addGoFunctions(elf);
    if (const ElfSection *packed = elf.find(".gnu_debugdata")) {
        if (const auto bytes = elf.read(*packed)) {
            if (const auto unpacked = unpackedXz(*bytes)) {
                if (const auto inner = ElfFile::open(sourceOfMemory(*unpacked), QStringLiteral(".gnu_debugdata"))) {
                    for (const ElfSection &section : inner->sections()) {
                        if (section.type == SHT_SYMTAB)
                            addTable(*inner, section);
                    }
                }
            }
        }
    }
}

void SymbolTable::addTable(const ElfFile &elf, const ElfSection &table)
{
    if (elf.is64())
        addEntries<Elf64_Sym>(elf, table);
    else
        addEntries<Elf32_Sym>(elf, table);
}

template<typename Entry>
void SymbolTable::addEntries(const ElfFile &elf, const ElfSection &table)
{
    if (table.link >= elf.sections().size() || table.entrySize != sizeof(Entry))
        return;
    const auto bytes = elf.read(table);
    auto strings = elf.read(elf.sections()[table.link]);
    if (!bytes || !strings)
        return;
    const Bytes &texts = m_texts.emplace_back(std::move(*strings));
    const size_t count = bytes->size() / sizeof(Entry);
    m_ranked.reserve(m_ranked.size() + count);
    for (size_t i = 0; i < count; ++i) {
        const auto symbol = valueAt<Entry>(*bytes, i * sizeof(Entry));
        const unsigned type = ELF64_ST_TYPE(symbol.st_info);
        if (symbol.st_shndx == SHN_UNDEF || symbol.st_shndx >= SHN_LORESERVE || symbol.st_value == 0)
            continue;
        if (type == STT_NOTYPE) { // a label of hand-written code counts where it names code
            if (symbol.st_shndx >= elf.sections().size() || !(elf.sections()[symbol.st_shndx].flags & SHF_EXECINSTR))
                continue;
        } else if (type != STT_FUNC && type != STT_GNU_IFUNC) {
            continue;
        }
        const std::string_view name = nameAt(texts, symbol.st_name);
        if (!name.empty() && name[0] != '$' && !name.starts_with(".L")) // marks and labels of the compiler's own
            m_ranked.push_back({{symbol.st_value, symbol.st_size, name}, rankOf(symbol.st_info, name)});
    }
}

void SymbolTable::addStubs(const ElfFile &elf)
{
    const std::vector<PltStub> stubs = pltStubs(elf);
    const ElfSection *dynamic = elf.find(".dynsym");
    const bool isReadable = dynamic && dynamic->link < elf.sections().size();
    const auto symbols = isReadable && !stubs.empty() ? elf.read(*dynamic) : std::nullopt;
    const auto strings = symbols ? elf.read(elf.sections()[dynamic->link]) : std::nullopt;
    // The name is the first of an entry's members in both widths.
    const size_t entrySize = elf.is64() ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
    std::unordered_map<std::uint64_t, Ranked> choosing; // in a static program a stub has the name of what chooses
    for (const PltStub &stub : stubs) {
        if (stub.symbol == 0)
            choosing.try_emplace(stub.resolver);
    }
    for (size_t i = 0; !choosing.empty() && i < m_ranked.size(); ++i) {
        const auto known = choosing.find(m_ranked[i].symbol.address);
        if (known != choosing.end() && (known->second.symbol.name.empty() || m_ranked[i].rank > known->second.rank))
            known->second = m_ranked[i];
    }
    for (const PltStub &stub : stubs) {
        std::string_view name;
        if (stub.symbol > 0 && strings && stub.symbol < symbols->size() / entrySize)
            name = nameAt(*strings, valueAt<std::uint32_t>(*symbols, stub.symbol * entrySize));
        else if (stub.symbol == 0)
            name = choosing[stub.resolver].symbol.name;
        if (!name.empty())
            add(stub.address, stub.size, std::string(name) + "@plt", -8);
    }
}

void SymbolTable::addGoFunctions(const ElfFile &elf)
{
    std::uint64_t textStart = 0;
    Bytes table = goTable(elf, textStart);
    if (table.empty())
        return;
    const Bytes &kept = m_texts.emplace_back(std::move(table));
    constexpr int Rank = -32; // a symbol of the linker's knows better
    for (const GoFunction &function : goFunctions(kept, textStart))
        m_ranked.push_back({{function.address, function.size, function.name}, Rank});
}

void SymbolTable::finish()
{
    const auto address = [](const Ranked &r) { return r.symbol.address; };
    if (!std::ranges::is_sorted(m_ranked, {}, address)) // the kernel lists its own in order
        std::ranges::stable_sort(m_ranked, {}, address);
    for (auto first = m_ranked.begin(); first != m_ranked.end();) {
        const auto last = std::find_if(first, m_ranked.end(),
                                       [&](const Ranked &r) { return address(r) != address(*first); });
        if (last - first > 1) {
            std::stable_sort(first, last, [](const Ranked &a, const Ranked &b) {
                if ((a.symbol.size == 0) != (b.symbol.size == 0))
                    return b.symbol.size == 0;
                return a.rank > b.rank;
            });
        }
        first = last;
    }
    m_symbols.reserve(m_ranked.size());
    for (const Ranked &r : m_ranked) {
        if (m_symbols.empty() || m_symbols.back().address != r.symbol.address)
            m_symbols.push_back(r.symbol);
    }
    m_ranked.clear();
    m_ranked.shrink_to_fit();
    linkOuter();
}

void SymbolTable::linkOuter()
{
    constexpr std::uint64_t Highest = ~std::uint64_t(0);
    const auto endOf = [](const Symbol &s) { return s.size > Highest - s.address ? Highest : s.address + s.size; };
    std::vector<std::uint32_t> open; // those with a size that has not ended, the outermost first
    m_outer.reserve(m_symbols.size());
    for (std::uint32_t i = 0; i < m_symbols.size(); ++i) {
        while (!open.empty() && endOf(m_symbols[open.back()]) <= m_symbols[i].address)
            open.pop_back();
        m_outer.push_back(open.empty() ? NoSymbol : open.back());
        if (m_symbols[i].size > 0)
            open.push_back(i);
    }
}

const Symbol *SymbolTable::find(std::uint64_t address) const
{
    Q_ASSERT(m_ranked.empty() && m_outer.size() == m_symbols.size()); // finish() was called
    const auto next = std::upper_bound(m_symbols.begin(), m_symbols.end(), address,
                                       [](std::uint64_t a, const Symbol &s) { return a < s.address; });
    if (next == m_symbols.begin())
        return nullptr;
    const auto nearest = std::uint32_t(next - m_symbols.begin() - 1);
    // A label or a small function inside of a function must not hide what lies around it: that tells its size.
    constexpr int MostNested = 64;
    std::uint32_t number = nearest;
    for (int steps = 0; number != NoSymbol && steps < MostNested; ++steps, number = m_outer[number]) {
        const Symbol &symbol = m_symbols[number];
        if (symbol.size > 0 && address - symbol.address < symbol.size)
            return &symbol;
    }
    return m_symbols[nearest].size == 0 ? &m_symbols[nearest] : nullptr;
}

} // namespace performance
