// SPDX-License-Identifier: MIT
#include "performance/profile/capture/memory_file.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <QDir>

#include <array>
#include <cstdio>
#include <cstring>

namespace performance {

namespace {

std::string linkTarget(const std::string &path)
{
    std::array<char, 512> target{};
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    return std::string(target.data(), size_t(std::max<ssize_t>(0, length)));
}

} // namespace

bool isMemoryFile(std::string_view name)
{
    return name.starts_with("/memfd:");
}

std::vector<FileCandidate> placesOfMemoryFile(std::int32_t process, const MappingEvent &mapping)
{
    const std::string folder = "/proc/" + std::to_string(process);
    char range[40];
    std::snprintf(range, sizeof(range), "%llx-%llx", static_cast<unsigned long long>(mapping.start),
                  static_cast<unsigned long long>(mapping.start + mapping.length));
    std::vector<FileCandidate> places{{folder + "/map_files/" + range, true, process, mapping.start}};
    for (const QString &number : QDir(QString::fromStdString(folder + "/fd"))
                                     .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const std::string path = folder + "/fd/" + number.toStdString();
        struct stat info = {};
        if (linkTarget(path) == mapping.name
            && (mapping.inode == 0 || (::stat(path.c_str(), &info) == 0 && info.st_ino == mapping.inode)))
            places.push_back({path, false, process, mapping.start});
    }
    return places;
}

bool holdsElf(const std::vector<FileCandidate> &places)
{
    for (const FileCandidate &place : places) {
        const auto source = place.open();
        if (!source)
            continue;
        std::array<std::uint8_t, SELFMAG> begin{};
        return (*source)->read(0, begin) && std::memcmp(begin.data(), ELFMAG, SELFMAG) == 0;
    }
    return false;
}

bool isNarrowVdso(const MappingEvent &mapping)
{
    constexpr std::uint64_t Narrow = std::uint64_t(1) << 32;
    return mapping.name == "[vdso]" && mapping.start < Narrow;
}

UniqueFd copyOfMapping(std::int32_t process, const MappingEvent &mapping)
{
    constexpr std::uint64_t Most = std::uint64_t(1) << 20; // a vDSO has some pages
    if (mapping.length == 0 || mapping.length > Most)
        return {};
    const UniqueFd memory(::open(("/proc/" + std::to_string(process) + "/mem").c_str(), O_RDONLY | O_CLOEXEC));
    Bytes bytes(size_t(mapping.length));
    if (!memory || ::pread(memory.get(), bytes.data(), bytes.size(), off_t(mapping.start)) != ssize_t(bytes.size()))
        return {};
    UniqueFd copy(::memfd_create("mapping", MFD_CLOEXEC));
    if (!copy || ::write(copy.get(), bytes.data(), bytes.size()) != ssize_t(bytes.size()))
        return {};
    return copy;
}

} // namespace performance
