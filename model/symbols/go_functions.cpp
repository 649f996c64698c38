// SPDX-License-Identifier: MIT
#include "performance/symbols/go_functions.h"

#include "performance/profile/unwind/byte_reader.h"

#include <elf.h>

#include <cstring>

namespace performance {

namespace {

enum Magic : std::uint32_t { Go12 = 0xfffffffb, Go116 = 0xfffffffa, Go118 = 0xfffffff0, Go120 = 0xfffffff1 };

constexpr size_t HeaderSize = 8; // magic, two zeros, the quantum of instructions, the size of a pointer

std::uint64_t numberAt(ByteSpan bytes, std::uint64_t offset, unsigned size)
{
    if (offset > bytes.size() || size > bytes.size() - offset)
        return 0;
    ByteReader reader(bytes, size_t(offset));
    return size == 8 ? reader.value<std::uint64_t>() : reader.value<std::uint32_t>();
}

std::string_view nameAt(ByteSpan names, std::uint64_t offset)
{
    if (offset >= names.size())
        return {};
    constexpr size_t Longest = 65536;
    const auto *begin = reinterpret_cast<const char *>(names.data()) + offset;
    return {begin, ::strnlen(begin, std::min(Longest, names.size() - size_t(offset)))};
}

ByteSpan from(ByteSpan bytes, std::uint64_t offset)
{
    return offset < bytes.size() ? bytes.subspan(size_t(offset)) : ByteSpan();
}

} // namespace

std::vector<GoFunction> goFunctions(ByteSpan table, std::uint64_t textStart)
{
    std::vector<GoFunction> functions;
    if (table.size() < HeaderSize)
        return functions;
    const auto magic = std::uint32_t(numberAt(table, 0, 4));
    const unsigned pointer = table[7];
    if (pointer != 4 && pointer != 8)
        return functions;
    const auto word = [&](unsigned index) {
        return numberAt(table, HeaderSize + std::uint64_t(index) * pointer, pointer);
    };
    // Where the list of functions is, what its offsets count from, where the names are, how wide its numbers are.
    ByteSpan list;
    ByteSpan data;
    ByteSpan names;
    unsigned field = pointer;
    std::uint64_t base = 0;
    switch (magic) {
    case Go12:
        list = from(table, HeaderSize + pointer);
        data = names = table;
        break;
    case Go116:
        names = from(table, word(2));
        list = data = from(table, word(6));
        break;
    case Go118:
    case Go120:
        base = word(2) ? word(2) : textStart;
        names = from(table, word(3));
        list = data = from(table, word(7));
        field = 4;
        break;
    default: return functions;
    }
    const std::uint64_t count = std::min<std::uint64_t>(word(0),
                                                        list.size() / (2 * field)); // and one address more, the end
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t begin = numberAt(list, i * 2 * field, field);
        const std::uint64_t end = numberAt(list, (i + 1) * 2 * field, field);
        const std::uint64_t function = numberAt(list, i * 2 * field + field, field);
        const std::string_view name = nameAt(names, numberAt(data, function + field, 4)); // behind its address
        if (end > begin && !name.empty())
            functions.push_back({base + begin, end - begin, name});
    }
    return functions;
}

Bytes goTable(const ElfFile &elf, std::uint64_t &textStart)
{
    textStart = 0;
    const ElfSection *section = elf.find(".gopclntab");
    if (!section)
        section = elf.find(".data.rel.ro.gopclntab");
    auto bytes = section ? elf.read(*section) : std::nullopt;
    if (!bytes)
        return {};
    if (const ElfSection *text = elf.find(".text"))
        textStart = text->address;
    // In a program that can lie anywhere the loader writes the address: the relocation tells it.
    const std::uint64_t place = section->address + HeaderSize + 2 * 8;
    const ElfSection *relocations = elf.is64() ? elf.find(".rela.dyn") : nullptr;
    if (const auto list = relocations ? elf.read(*relocations) : std::nullopt) {
        ByteReader reader(*list);
        while (!reader.atEnd() && reader.ok()) {
            const auto where = reader.value<std::uint64_t>();
            reader.skip(8);
            const auto addend = reader.value<std::uint64_t>();
            if (where == place && reader.ok())
                textStart = addend;
        }
    }
    return std::move(*bytes);
}

} // namespace performance
