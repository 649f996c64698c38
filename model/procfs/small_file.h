// SPDX-License-Identifier: MIT
#pragma once

// The one reader of small files of /proc and /sys, for callers that keep no descriptor open (kernel_file.h does).
// Thread-safety: any thread.
//
// Such a file has no length to ask for: fstat() says 0 in /proc and a page in /sys. The kernel hands it out in pieces that
// end between records, and a piece may be short because the next record would not fit: so a short read is not the end, only
// a read of nothing is (Documentation/filesystems/seq_file.rst, fs/seq_file.c). It may change between two pieces; each
// record is whole all the same. A process that ends meanwhile makes an error of it (ESRCH), not a shorter text.

#include <tl/expected.hpp>

#include <string>

namespace performance {

/// More than any file of /proc that is read whole: the maps of a process with the most mappings that
/// /proc/sys/vm/max_map_count allows by default are a tenth of it.
inline constexpr size_t MostOfSmallFile = size_t(64) << 20;

/// The contents without the last line break, or the errno(3) of what failed; EFBIG above MostOfSmallFile bytes.
tl::expected<std::string, int> smallFile(const std::string &path);

/// Its first bytes, at most so many: of a long file that has what is wanted at its beginning.
tl::expected<std::string, int> startOfFile(const std::string &path, size_t most);

} // namespace performance
