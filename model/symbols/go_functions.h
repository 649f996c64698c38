// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

// Thread-safety: any thread; nothing is kept between calls.

struct GoFunction {
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    std::string_view name;
};

/// The functions of a Go program by the table that its runtime unwinds with: it is there in stripped programs too.
/// `table`: the contents of .gopclntab, which the names point into. `textStart`: where the runtime's code begins, for
/// programs that leave that to the loader. Formats of Go 1.2, 1.16, 1.18 and 1.20 on (debug/gosym/pclntab.go).
std::vector<GoFunction> goFunctions(ByteSpan table, std::uint64_t textStart);

/// The contents of that section; empty where there is none. `textStart`: see above.
Bytes goTable(const ElfFile &elf, std::uint64_t &textStart);

} // namespace performance
