// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/profile/unwind/elf_file.h"

#include <thread>

namespace performance {

/// A regular file in memory, as long as this. A file that shrinks meanwhile ends the process: for the analyser only.
///
/// Thread-safety: one owner; the bytes may be read on any thread while it lives.
class MappedFile {
public:
    /// IoError; ParseError with nothing said where it is no regular file, or empty.
    static PerformanceResult<MappedFile> open(const QString &path);
    ~MappedFile();
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&) = delete;

    ByteSpan bytes() const { return m_bytes; }
    /// All of it will be read: a thread goes ahead and brings the pages in, until it is done or destroyed.
    std::jthread readAhead() const;

private:
    explicit MappedFile(ByteSpan bytes) : m_bytes(bytes) {}

    ByteSpan m_bytes;
};

} // namespace performance
