// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

// Thread-safety: any thread; each call looks for the files anew.

/// A file that stands apart from a binary, with what was stripped from it.
struct SeparateFile {
    std::string path;
    ElfFile elf;
};

/// The debug file of `elf`, which is at `path`: by its build id in the folder of the system, by .gnu_debuglink beside it,
/// in .debug beside it, or in the system's folder (GDB, "Separate Debug Files"). Only one that belongs to it: the same
/// build id, or where one of them has none the checksum in .gnu_debuglink. Nothing is downloaded. A binary below a
/// copy of a system (--symfs, /proc/PID/root) has its debug files in that system's folder.
std::optional<SeparateFile> separateDebugFile(const ElfFile &elf, const std::string &path);

/// What several debug files share, as dwz writes it: named by .gnu_debugaltlink, which tells its build id too, or by
/// .debug_sup (DWARF 5, 7.3.6), which has a checksum of its own. Only the one that was made together with `elf`.
std::optional<SeparateFile> sharedDebugFile(const ElfFile &elf, const std::string &path);
/// Whether `elf` names one: without it some of its names are not known.
bool hasSharedDebugFile(const ElfFile &elf);

} // namespace performance
