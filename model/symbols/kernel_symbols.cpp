// SPDX-License-Identifier: MIT
#include "performance/symbols/kernel_symbols.h"

#include <charconv>
#include <map>

namespace performance {

namespace {

template<typename Handle>
void forEachLine(std::string_view text, Handle handle)
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

SymbolTable kernelSymbols(std::string_view kallsyms)
{
    SymbolTable table;
    forEachLine(kallsyms, [&](std::string_view line) { // "ffffffff81000000 T _text\t[module]"
        std::uint64_t address = 0;
        if (!takeHex(line, address) || address == 0 || line.size() < 3)
            return;
        const char type = line[0];
        if (type != 't' && type != 'T' && type != 'w' && type != 'W')
            return;
        line.remove_prefix(2);
        const std::string_view name = line.substr(0, line.find('\t'));
        const int global = type == 'T' || type == 'W' ? 8 : 0;
        table.add(address, 0, name, global - (name.starts_with("__pfx_") ? 16 : 0) - (name.starts_with('_') ? 1 : 0));
    });
    table.finish();
    return table;
}

SymbolTable jitSymbols(std::string_view map)
{
    struct Code {
        std::uint64_t size;
        std::string_view name;
    };
    std::map<std::uint64_t, Code> byAddress;
    forEachLine(map, [&](std::string_view line) {
        std::uint64_t address = 0;
        std::uint64_t size = 0;
        if (!takeHex(line, address) || !takeHex(line, size) || size == 0 || line.empty() || address + size < address)
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
