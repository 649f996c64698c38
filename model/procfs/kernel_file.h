// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/unique_fd.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace performance {

// Thread-safety: FileReader and KernelFile on one thread at a time; the free functions on any, each with a reader of its own.

/// Where the kernel's files are: "" on a real machine, a folder with recorded proc/ and sys/ in a test.
class KernelRoot {
public:
    explicit KernelRoot(std::string root = {}) : m_root(std::move(root)) {}
    std::string path(std::string_view absolute) const { return std::string(m_root).append(absolute); }

private:
    std::string m_root;
};

/// The contents of a file, or the errno(3) of why it cannot be read.
using FileText = tl::expected<std::string_view, int>;

/// Reads whole small files into one buffer that is used again and again, for callers that read many files many times. About
/// short reads see small_file.h. Of a file of more than MostOfSmallFile bytes the beginning.
class FileReader {
public:
    /// The contents, valid until the next call.
    FileText read(const std::string &path);
    FileText readAt(int folder, const char *path);
    /// From the start of a descriptor that stays open: for files of /proc and /sys, which renew their contents.
    FileText read(int fd);
    /// The same in one call, for a file that is one record (single_open() in the kernel: /proc/PID/stat, schedstat, io):
    /// such a file comes in one piece if the buffer is large enough.
    FileText readRecord(int fd);

private:
    tl::expected<size_t, int> readPiece(int fd, size_t offset);

    std::vector<char> m_buffer = std::vector<char>(16384);
};

/// A file of the kernel that stays open between reads, which is about a fifth cheaper than opening it each time.
class KernelFile {
public:
    KernelFile() = default;
    explicit KernelFile(std::string path) : m_path(std::move(path)) {}
    /// The contents, valid until the reader's next use. Opened at the first read; a file that vanished and came back
    /// is opened again.
    FileText read(FileReader &reader);
    const std::string &path() const { return m_path; }

private:
    std::string m_path;
    UniqueFd m_fd;
};

/// The names in a folder, without "." and "..", in the kernel's order; empty where it cannot be read.
std::vector<std::string> namesIn(const std::string &folder);
/// The folders in a folder, whatever they are called; links are none.
std::vector<std::string> foldersIn(const std::string &folder);

/// Reads a file that holds one number.
std::optional<long long> readNumber(FileReader &reader, const std::string &path);
/// Reads a file that holds one line, without the line break.
std::optional<std::string> readLine(FileReader &reader, const std::string &path);

} // namespace performance
