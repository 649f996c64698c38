// SPDX-License-Identifier: MIT
#include "performance/symbols/kernel_symbols.h"

#include <charconv>
#include <map>
#include <vector>

namespace performance {

namespace {

template<typename Handle>
void forEachEntry(std::string_view text, Handle handle)
{
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        handle(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool takeHex(std::string_view &line, std::uint64_t &value)
{
    if (line.starts_with("0x"))
        line.remove_prefix(2);
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), value, 16);
    if (parsed.ec != std::errc())
        return false;
    line.remove_prefix(size_t(parsed.ptr - line.data()));
    if (line.starts_with(' '))
        line.remove_prefix(1);
    return true;
}

} // namespace

SymbolTable kernelSymbols(std::string_view kallsyms, std::uint64_t moved)
{
    struct Function {
        std::uint64_t address;
        std::string_view name;
        std::string_view module; ///< empty: the kernel itself
        int rank;
    };
    SymbolTable table;
    std::vector<Function> functions;
    constexpr size_t ShortLine = 40; // with an address of 16 digits
    functions.reserve(kallsyms.size() / ShortLine);
    std::map<std::string_view, std::uint64_t> lastOf; // of each module
    auto last = lastOf.end();                         // mostly that of the line before
    const auto toModule = [&](std::string_view module) {
        if (last == lastOf.end() || last->first != module)
            last = lastOf.try_emplace(module).first;
    };
    forEachEntry(table.keepText(kallsyms), [&](std::string_view line) { // "ffffffff81000000 T _text\t[module]"
        std::uint64_t address = 0;
        if (!takeHex(line, address) || address == 0 || line.size() < 3)
            return;
        const char type = line[0];
        if (type != 't' && type != 'T' && type != 'w' && type != 'W')
            return;
        line.remove_prefix(2);
        const size_t end = std::min(line.find('\t'), line.size());
        const std::string_view name = line.substr(0, end);
        const std::string_view module = line.substr(end);
        if (moved != 0 && !module.empty())
            return;
        const int global = type == 'T' || type == 'W' ? 8 : 0;
        functions.push_back(
            {address, name, module, global - (name.starts_with("__pfx_") ? 16 : 0) - (name.starts_with('_') ? 1 : 0)});
        toModule(module);
        last->second = std::max(last->second, address);
    });
    // What lies far behind the last function of the kernel or of a module is none of theirs; so symbols__fixup_end() of
    // tools/perf/util/symbol.c.
    constexpr std::uint64_t Page = 4096;
    table.reserve(functions.size());
    for (const Function &f : functions) {
        toModule(f.module);
        table.addWithin(f.address + moved, f.address == last->second ? 2 * Page - f.address % Page : 0, f.name, f.rank);
    }
    table.finish();
    return table;
}

std::optional<std::uint64_t> kernelAddressOf(std::string_view kallsyms, std::string_view symbol)
{
    std::optional<std::uint64_t> found;
    forEachEntry(kallsyms, [&](std::string_view line) {
        std::uint64_t address = 0;
        if (!found && line.ends_with(symbol) && takeHex(line, address) && address != 0 && line.size() > 2
            && line.substr(2) == symbol)
            found = address;
    });
    return found;
}

/// Anybody may write such a map for his own program: no name of a function is longer than this, and none shall fill the history.
constexpr size_t LongestJitName = 4096;

SymbolTable jitSymbols(std::string_view map)
{
    struct Code {
        std::uint64_t size;
        std::string_view name;
    };
    std::map<std::uint64_t, Code> byAddress;
    forEachEntry(map, [&](std::string_view line) {
        std::uint64_t address = 0;
        std::uint64_t size = 0;
        if (!takeHex(line, address) || !takeHex(line, size) || size == 0 || line.empty() || address + size < address
            || line.size() > LongestJitName)
            return;
        auto it = byAddress.lower_bound(address);
        if (it != byAddress.begin() && std::prev(it)->first + std::prev(it)->second.size > address)
            std::prev(it)->second.size = address - std::prev(it)->first;
        while (it != byAddress.end() && it->first < address + size)
            it = byAddress.erase(it);
        byAddress.emplace(address, Code{size, line});
    });
    SymbolTable table;
    for (const auto &[address, code] : byAddress)
        table.add(address, code.size, code.name);
    table.finish();
    return table;
}

} // namespace performance
