// SPDX-License-Identifier: MIT
#include "performance/symbols/import/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace performance {

PerformanceResult<MappedFile> MappedFile::open(const QString &path)
{
    const UniqueFd file(::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat info = {};
    if (!file || ::fstat(file.get(), &info) != 0)
        return failure(PerformanceError::fromErrno(errno, path));
    if (!S_ISREG(info.st_mode) || info.st_size == 0)
        return failure(PerformanceErrorCode::ParseError, path);
    void *memory = ::mmap(nullptr, size_t(info.st_size), PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (memory == MAP_FAILED)
        return failure(PerformanceError::fromErrno(errno, path));
    return MappedFile({static_cast<const std::uint8_t *>(memory), size_t(info.st_size)});
}

MappedFile::~MappedFile()
{
    if (m_bytes.data())
        ::munmap(const_cast<std::uint8_t *>(m_bytes.data()), m_bytes.size());
}

MappedFile::MappedFile(MappedFile &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

std::jthread MappedFile::readAhead() const
{
    return std::jthread([bytes = m_bytes](const std::stop_token &stop) {
        constexpr size_t Step = size_t(8) << 20;
        for (size_t at = 0; at < bytes.size() && !stop.stop_requested(); at += Step)
            ::madvise(const_cast<std::uint8_t *>(bytes.data()) + at, std::min(Step, bytes.size() - at), MADV_WILLNEED);
    });
}

} // namespace performance
