// SPDX-License-Identifier: MIT
#include "performance/symbols/symbol_table.h"

#include <elf.h>
#include <lzma.h>

#include <algorithm>
#include <cstring>

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

void SymbolTable::add(std::uint64_t address, std::uint64_t size, std::string_view name, int rank)
{
    m_ranked.push_back({{address, size, keep(name)}, rank});
}

void SymbolTable::add(const ElfFile &elf)
{
    for (const ElfSection &section : elf.sections()) {
        if (section.type == SHT_SYMTAB || section.type == SHT_DYNSYM)
            addTable(elf, section);
    }
    addStubs(elf);
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
    if (table.link >= elf.sections().size() || table.entrySize != sizeof(Elf64_Sym))
        return;
    const auto bytes = elf.read(table);
    auto strings = elf.read(elf.sections()[table.link]);
    if (!bytes || !strings)
        return;
    const Bytes &texts = m_texts.emplace_back(std::move(*strings));
    const size_t count = bytes->size() / sizeof(Elf64_Sym);
    m_ranked.reserve(m_ranked.size() + count);
    for (size_t i = 0; i < count; ++i) {
        const auto symbol = valueAt<Elf64_Sym>(*bytes, i * sizeof(Elf64_Sym));
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
        if (!name.empty() && name[0] != '$')
            m_ranked.push_back({{symbol.st_value, symbol.st_size, name}, rankOf(symbol.st_info, name)});
    }
}

void SymbolTable::addStubs(const ElfFile &elf)
{
    const ElfSection *relocations = elf.find(".rela.plt");
    const ElfSection *dynamic = elf.find(".dynsym");
    const ElfSection *second = elf.find(".plt.sec");
    const ElfSection *stubs = second ? second : elf.find(".plt");
    if (!relocations || !dynamic || !stubs || dynamic->link >= elf.sections().size() || elf.machine() != EM_X86_64)
        return;
    const auto table = elf.read(*relocations);
    const auto symbols = elf.read(*dynamic);
    const auto strings = elf.read(elf.sections()[dynamic->link]);
    if (!table || !symbols || !strings)
        return;
    constexpr std::uint64_t StubSize = 16;
    std::uint64_t stub = stubs->address + (second ? 0 : StubSize); // the first entry of .plt is the resolver's
    for (size_t i = 0; i + sizeof(Elf64_Rela) <= table->size() && stub + StubSize <= stubs->address + stubs->size; i += sizeof(Elf64_Rela), stub += StubSize) {
        const std::uint64_t index = ELF64_R_SYM(valueAt<Elf64_Rela>(*table, i).r_info);
        if (index == 0 || index >= symbols->size() / sizeof(Elf64_Sym))
            continue;
        const std::string_view name = nameAt(*strings, valueAt<Elf64_Sym>(*symbols, index * sizeof(Elf64_Sym)).st_name);
        if (!name.empty())
            add(stub, StubSize, std::string(name) + "@plt", -8);
    }
}

void SymbolTable::finish()
{
    std::ranges::stable_sort(m_ranked, [](const Ranked &a, const Ranked &b) {
        if (a.symbol.address != b.symbol.address)
            return a.symbol.address < b.symbol.address;
        if ((a.symbol.size == 0) != (b.symbol.size == 0))
            return b.symbol.size == 0;
        return a.rank > b.rank;
    });
    m_symbols.reserve(m_ranked.size());
    for (const Ranked &r : m_ranked) {
        if (m_symbols.empty() || m_symbols.back().address != r.symbol.address)
            m_symbols.push_back(r.symbol);
    }
    m_ranked.clear();
    m_ranked.shrink_to_fit();
}

const Symbol *SymbolTable::find(std::uint64_t address) const
{
    auto it = std::upper_bound(m_symbols.begin(), m_symbols.end(), address, [](std::uint64_t a, const Symbol &s) { return a < s.address; });
    // A label inside of a function must not hide it: a few steps back there may be one that still covers the address.
    for (int steps = 0; it != m_symbols.begin() && steps < 4; ++steps) {
        --it;
        if (it->size == 0 ? steps == 0 : address - it->address < it->size)
            return &*it;
    }
    return nullptr;
}

} // namespace performance
