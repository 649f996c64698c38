// SPDX-License-Identifier: MIT
#include "performance/symbols/plt_stubs.h"

#include "performance/profile/unwind/byte_reader.h"

#include <elf.h>

#include <unordered_map>

namespace performance {

namespace {

/// What fills a place.
struct Filler {
    std::uint32_t symbol = 0;
    std::uint64_t resolver = 0;
};
using Fillers = std::unordered_map<std::uint64_t, Filler>;

void addRelocations(Fillers &fillers, const ElfFile &elf, const ElfSection &section)
{
    const bool hasAddend = section.type == SHT_RELA;
    const auto bytes = elf.read(section);
    if (!bytes)
        return;
    const std::uint32_t irelative = elf.is64() ? std::uint32_t(R_X86_64_IRELATIVE) : std::uint32_t(R_386_IRELATIVE);
    ByteReader reader(*bytes);
    while (!reader.atEnd() && reader.ok()) {
        std::uint64_t place = 0;
        std::uint32_t type = 0;
        Filler filler;
        if (elf.is64()) {
            place = reader.value<std::uint64_t>();
            const auto info = reader.value<std::uint64_t>();
            type = std::uint32_t(info);
            filler.symbol = std::uint32_t(info >> 32);
            filler.resolver = hasAddend ? reader.value<std::uint64_t>() : 0;
        } else {
            place = reader.value<std::uint32_t>();
            const auto info = reader.value<std::uint32_t>();
            type = info & 0xff;
            filler.symbol = info >> 8;
            filler.resolver = hasAddend ? reader.value<std::uint32_t>() : 0;
        }
        if (filler.symbol == 0 && type != irelative)
            continue;
        if (reader.ok())
            fillers.emplace(place, filler);
    }
}

/// Where a stub jumps through: the operand of its first indirect jump ("ff 25", and "ff a3" from ebx).
std::optional<std::uint64_t> placeOf(ByteSpan stub, std::uint64_t address, bool is64, std::uint64_t offsetTable)
{
    for (size_t i = 0; i + 6 <= stub.size(); ++i) {
        if (stub[i] != 0xff || (stub[i + 1] != 0x25 && (is64 || stub[i + 1] != 0xa3)))
            continue;
        ByteReader operand(stub, i + 2);
        const auto distance = operand.value<std::int32_t>();
        if (is64)
            return address + i + 6 + std::uint64_t(std::int64_t(distance));
        return std::uint32_t((stub[i + 1] == 0xa3 ? offsetTable : 0) + std::uint32_t(distance));
    }
    return std::nullopt;
}

} // namespace

std::vector<PltStub> pltStubs(const ElfFile &elf)
{
    std::vector<PltStub> stubs;
    if (elf.machine() != EM_X86_64 && elf.machine() != EM_386)
        return stubs;
    Fillers fillers;
    for (const char *name : {".rela.plt", ".rel.plt", ".rela.dyn", ".rel.dyn", ".rela.iplt", ".rel.iplt"}) {
        if (const ElfSection *section = elf.find(name))
            addRelocations(fillers, elf, *section);
    }
    const ElfSection *table = elf.find(".got.plt");
    if (!table)
        table = elf.find(".got");
    for (const char *name : {".plt", ".plt.sec", ".plt.got", ".iplt"}) {
        const ElfSection *section = elf.find(name);
        const auto bytes = section ? elf.read(*section) : std::nullopt;
        if (!bytes)
            continue;
        // Linkers write stubs of 16 bytes, and of 8 into .plt.got where they need no mark for indirect branches.
        const std::uint64_t size = section->entrySize == 8 ? 8 : 16;
        for (std::uint64_t at = 0; at + size <= bytes->size(); at += size) {
            const std::uint64_t address = section->address + at;
            const auto place = placeOf(ByteSpan(*bytes).subspan(size_t(at), size_t(size)), address, elf.is64(),
                                       table ? table->address : 0);
            const auto filler = place ? fillers.find(*place) : fillers.end();
            if (filler != fillers.end())
                stubs.push_back({address, size, filler->second.symbol, filler->second.resolver});
        }
    }
    return stubs;
}

} // namespace performance
