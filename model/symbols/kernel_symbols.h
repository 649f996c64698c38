// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/symbol_table.h"

namespace performance {

/// The kernel's functions and those of its modules from the text of /proc/kallsyms. Empty where the kernel hides the
/// addresses (kernel.kptr_restrict): all are zero then.
SymbolTable kernelSymbols(std::string_view kallsyms);

/// What a JIT compiler tells of its code: the text of /tmp/perf-PID.map, "start size name" in hexadecimal, a line each.
/// Of two that overlap the later one is right: code is moved and thrown away.
SymbolTable jitSymbols(std::string_view map);

} // namespace performance
