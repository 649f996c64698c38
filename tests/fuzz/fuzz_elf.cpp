// SPDX-License-Identifier: MIT

// A file that says it is ELF: headers, sections (compressed ones too), build id, symbols, unwind rules, links to debug files.
#include <performance/profile/unwind/debug_files.h>
#include <performance/profile/unwind/unwind_table.h>
#include <performance/symbols/symbol_table.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto elf = ElfFile::open(sourceOfMemory({data, size}), QStringLiteral("fuzz"));
    if (!elf)
        return 0;
    SymbolTable symbols;
    symbols.add(*elf);
    symbols.finish();
    for (const Symbol &symbol : symbols.symbols()) {
        if (!symbols.find(symbol.address))
            __builtin_trap(); // what is listed is found
    }
    if (const auto table = UnwindTable::of(*elf)) {
        for (const UnwindRow &row : table->rows())
            (void)table->find(table->base() + row.pc);
    }
    (void)UnwindTable::functionsOf(*elf);
    (void)hasSharedDebugFile(*elf);
    return 0;
}
