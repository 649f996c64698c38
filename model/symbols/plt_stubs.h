// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

/// A stub of the procedure linkage table: a call to another library's function goes through it.
struct PltStub {
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    std::uint32_t symbol = 0;   ///< in .dynsym; 0: a function that is chosen at the start (IRELATIVE)
    std::uint64_t resolver = 0; ///< of that one the address of what chooses
};

/// The stubs of .plt, .plt.sec and .plt.got, of x86-64 and i386: each jumps through a place that a relocation fills
/// (System V ABI, 5.2), so the order in which a linker wrote them does not matter.
/// Thread-safety: any thread; nothing is kept between calls.
std::vector<PltStub> pltStubs(const ElfFile &elf);

} // namespace performance
