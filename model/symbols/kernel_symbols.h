// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/symbol_table.h"

#include <optional>

namespace performance {

/// The kernel's functions and those of its modules from the text of /proc/kallsyms. Empty where the kernel hides the
/// addresses (kernel.kptr_restrict): all are zero then. `moved`: how far behind its places in the text the kernel really
/// lay. It lies elsewhere after each start, its modules by another distance: those are left out where it is not 0.
SymbolTable kernelSymbols(std::string_view kallsyms, std::uint64_t moved = 0);

/// Where the text says that a symbol is ("_text", "_stext"); nothing where it does not, or hides it.
std::optional<std::uint64_t> kernelAddressOf(std::string_view kallsyms, std::string_view symbol);

/// What a JIT compiler tells of its code: the text of /tmp/perf-PID.map, "start size name" in hexadecimal, a line each.
/// Of two that overlap the later one is right: code is moved and thrown away.
SymbolTable jitSymbols(std::string_view map);

} // namespace performance
