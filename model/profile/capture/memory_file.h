// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_table.h"

namespace performance {

// Code that a process mapped from memory that is no file on disk. Thread-safety: any thread; each call asks the kernel anew.

/// Whether a mapping is of a file in memory (memfd_create(2)): "/memfd:… (deleted)".
bool isMemoryFile(std::string_view name);

/// Where a file in memory can be opened as long as `process` lives: by the kernel's link to the mapping, which asks for
/// CAP_CHECKPOINT_RESTORE (proc(5)); and by the descriptors that the process holds of it.
std::vector<FileCandidate> placesOfMemoryFile(std::int32_t process, const MappingEvent &mapping);

/// Whether it is a program or a library. What a compiler at run time maps twice, to write and to run it, is none.
bool holdsElf(const std::vector<FileCandidate> &places);

/// Whether a "[vdso]" is that of a program of 32 bits (or of the x32 ABI), which is not the same code as ours: only those
/// have it below 4 GiB.
bool isNarrowVdso(const MappingEvent &mapping);

/// The bytes of a mapping out of the memory of `process`, as a file of ours; nothing where they cannot be read.
UniqueFd copyOfMapping(std::int32_t process, const MappingEvent &mapping);

} // namespace performance
