// SPDX-License-Identifier: MIT
#pragma once

#include "made_program.h"

#include <performance/symbols/source_lines.h>

namespace performance::test {

/// "function line" from the innermost outwards, for each address.
using Chains = std::vector<QStringList>;

inline std::vector<std::uint64_t> addressesOf(const SymbolTable &table)
{
    std::vector<std::uint64_t> addresses;
    for (const Symbol &symbol : table.symbols()) {
        const bool isOurs = symbol.name.find("shapes") != std::string_view::npos
            || symbol.name.find("_ZNSt") != std::string_view::npos || symbol.name.find("step") != std::string_view::npos
            || symbol.name.find("twist") != std::string_view::npos || symbol.name == "main";
        for (std::uint64_t at = symbol.address; isOurs && at < symbol.address + symbol.size; at += 3)
            addresses.push_back(at);
    }
    return addresses;
}

inline Chains chainsOf(const QString &file, const SymbolTable &table, const std::vector<std::uint64_t> &addresses)
{
    SourceLines lines(file.toStdString());
    Chains chains;
    for (const std::uint64_t address : addresses) {
        auto frames = lines.find(address);
        if (const Symbol *symbol = table.find(address); symbol && !frames.empty())
            frames.front().function = symbol->name; // clones have their own names there; so does LLVM
        QStringList &chain = chains.emplace_back();
        for (auto it = frames.rbegin(); it != frames.rend(); ++it)
            chain << QStringLiteral("%1 %2").arg(QString::fromStdString(it->function)).arg(it->line);
    }
    return chains;
}

} // namespace performance::test
