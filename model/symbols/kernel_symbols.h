// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/symbol_table.h"

#include <optional>

namespace performance {

// Thread-safety: pure functions.

/// The kernel's functions and those of its modules from the text of /proc/kallsyms. Empty where the kernel hides the
/// addresses (kernel.kptr_restrict): all are zero then. `moved`: the distance from the addresses in the text to those where
/// the kernel really lay. Each start changes it, and modules move by another distance: where it is not 0 they are left out.
SymbolTable kernelSymbols(std::string_view kallsyms, std::uint64_t moved = 0);

/// The address of a symbol ("_text", "_stext") in the text; nothing where the text does not have it, or hides it.
std::optional<std::uint64_t> kernelAddressOf(std::string_view kallsyms, std::string_view symbol);

/// The code that a JIT compiler reports: the text of /tmp/perf-PID.map, "start size name" in hexadecimal, a line each.
/// Of two that overlap the later one is right: code is moved and thrown away.
SymbolTable jitSymbols(std::string_view map);

} // namespace performance
