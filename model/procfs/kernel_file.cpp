// SPDX-License-Identifier: MIT
#include "performance/procfs/kernel_file.h"

#include "performance/procfs/small_file.h"

#include <charconv>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

tl::expected<size_t, int> FileReader::readPiece(int fd, size_t offset)
{
    for (;;) {
        const ssize_t got = ::pread(fd, m_buffer.data() + offset, m_buffer.size() - offset, off_t(offset));
        if (got >= 0)
            return size_t(got);
        if (errno != EINTR)
            return tl::make_unexpected(errno);
    }
}

FileText FileReader::read(int fd)
{
    if (fd < 0)
        return tl::make_unexpected(EBADF);
    size_t length = 0;
    while (length < MostOfSmallFile) {
        if (length == m_buffer.size())
            m_buffer.resize(m_buffer.size() * 2);
        const auto got = readPiece(fd, length);
        if (!got)
            return tl::make_unexpected(got.error());
        if (*got == 0) // and no less: see small_file.h
            return std::string_view(m_buffer.data(), length);
        length += *got;
    }
    // Half a million sockets: those are listed, and the rest is not.
    return std::string_view(m_buffer.data(), length);
}

FileText FileReader::readRecord(int fd)
{
    if (fd < 0)
        return tl::make_unexpected(EBADF);
    const auto got = readPiece(fd, 0);
    if (!got)
        return tl::make_unexpected(got.error());
    return *got < m_buffer.size() ? FileText(std::string_view(m_buffer.data(), *got)) : read(fd);
}

FileText FileReader::readAt(int folder, const char *path)
{
    const UniqueFd fd(::openat(folder, path, O_RDONLY | O_CLOEXEC));
    if (!fd)
        return tl::make_unexpected(errno);
    return read(fd.get());
}

FileText FileReader::read(const std::string &path)
{
    return readAt(AT_FDCWD, path.c_str());
}

FileText KernelFile::read(FileReader &reader)
{
    FileText text = tl::make_unexpected(0);
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (!m_fd)
            m_fd = UniqueFd(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!m_fd)
            return tl::make_unexpected(errno);
        text = reader.read(m_fd.get());
        if (text)
            break;
        m_fd.reset();
    }
    return text;
}

std::vector<std::string> namesIn(const std::string &folder)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(::opendir(folder.c_str()), ::closedir);
    if (!dir)
        return names;
    while (const dirent *entry = ::readdir(dir.get())) {
        if (entry->d_name[0] != '.')
            names.emplace_back(entry->d_name);
    }
    return names;
}

std::vector<std::string> foldersIn(const std::string &folder)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(::opendir(folder.c_str()), ::closedir);
    if (!dir)
        return names;
    while (const dirent *entry = ::readdir(dir.get())) {
        const std::string_view name(entry->d_name);
        if (name == "." || name == "..")
            continue;
        bool isFolder = entry->d_type == DT_DIR;
        if (entry->d_type == DT_UNKNOWN) { // some filesystems do not tell
            struct stat info {};
            isFolder = ::fstatat(::dirfd(dir.get()), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0
                && S_ISDIR(info.st_mode);
        }
        if (isFolder)
            names.emplace_back(name);
    }
    return names;
}

std::optional<long long> readNumber(FileReader &reader, const std::string &path)
{
    const auto text = reader.read(path);
    if (!text)
        return std::nullopt;
    long long value = 0;
    const auto result = std::from_chars(text->data(), text->data() + text->size(), value);
    return result.ec == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<std::string> readLine(FileReader &reader, const std::string &path)
{
    const auto text = reader.read(path);
    if (!text)
        return std::nullopt;
    return std::string(text->substr(0, text->find('\n')));
}

} // namespace performance
