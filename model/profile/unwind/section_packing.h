// SPDX-License-Identifier: MIT
#pragma once

// Private to ElfFile: sections that were compressed. Thread-safety: pure functions.

#include "performance/profile/unwind/elf_file.h"

namespace performance {

/// How a section is packed, by its header (elf(5), "Compressed sections"; LLVM and GNU write the same).
struct SectionPacking {
    enum Kind : std::uint32_t { Zlib = 1, Zstd = 2 }; ///< ELFCOMPRESS_…; zstd is newer than glibc 2.36's elf.h
    std::uint32_t kind = 0;
    std::uint64_t size = 0; ///< unpacked
};

/// The contents. Nothing where they are damaged, packed in a way unknown here, larger than `most`, or claim to be larger
/// than any format can pack: a claim like that is an attack on our memory.
std::optional<Bytes> unpacked(ByteSpan packed, SectionPacking packing, std::uint64_t most);

/// Of a section that GNU tools packed before that was standardised: .zdebug_…, "ZLIB", the size as eight bytes, the
/// highest first.
std::optional<Bytes> unpackedOldStyle(ByteSpan section, std::uint64_t most);

} // namespace performance
