// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace performance {

/// A function at an address, and where in the source.
struct SourceFrame {
    std::string function; ///< mangled where the debug information has that
    std::string file;
    int line = 0;
};

/// Lines and inlined functions, by the DWARF debug information (versions 2 to 5) of a file or of its separate debug file,
/// with what dwz moved elsewhere and what -gsplit-dwarf left in .dwo and .dwp files. Nothing is downloaded. A unit is read
/// when the first address in it is asked for.
///
/// Thread-safety: one thread.
class SourceLines {
public:
    explicit SourceLines(const std::string &path);
    /// The same of a program that is open already; what belongs to it is looked for around `path`.
    SourceLines(ElfFile program, const std::string &path);
    ~SourceLines();
    SourceLines(const SourceLines &) = delete;
    SourceLines &operator=(const SourceLines &) = delete;

    bool available() const;
    /// Whether names may be missing since a file that several programs share, as dwz makes it, is not there.
    bool missesSharedFile() const;
    /// The function that was called first, those inlined into it after; empty where nothing is known.
    std::vector<SourceFrame> find(std::uint64_t address);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
