// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

// Thread-safety: values; open() and mapsOf() on any thread.

/// A path that may lead to the file that a process mapped, and what is known to tell whether it does: a program or a
/// library may be replaced on disk while it runs, as every upgrade does, and another container has another file there.
struct FileCandidate {
    std::string path;
    bool certain = false;     ///< the kernel's own link to the mapping (/proc/PID/map_files), or the user says so
    std::int32_t process = 0; ///< that mapped it
    std::uint64_t start = 0;  ///< where

    /// IoError, PermissionDenied; ParseError for what is no regular file.
    PerformanceResult<std::shared_ptr<const ByteSource>> open() const;

    /// Whether `source`, opened at `path`, is the file that the kernel told of as `name` with `inode` (0: it did not).
    /// Its number decides. Where that differs, as it may on overlayfs and btrfs, which number files anew for stat(2), the
    /// process itself is asked: as long as it runs, its maps say whether its file is still the one of that name.
    bool isStillMapped(const ByteSource &source, std::string_view name, std::uint64_t inode) const;
};

/// /proc/PID/maps; of a process whose main thread has ended, that of another thread. Empty where it cannot be read.
std::string mapsOf(std::int32_t process);

} // namespace performance
