// SPDX-License-Identifier: MIT

// What the kernel and JIT compilers tell of their functions: kallsyms, perf-PID.map; and names to demangle.
#include <performance/symbols/demangle.h>
#include <performance/symbols/kernel_symbols.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    if (data[0] % 3 == 2) {
        (void)demangled(std::string(text));
        return 0;
    }
    const SymbolTable table = data[0] % 3 == 0 ? kernelSymbols(text) : jitSymbols(text);
    for (const Symbol &symbol : table.symbols())
        (void)table.find(symbol.address + symbol.size / 2);
    return 0;
}
