// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/file_candidate.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/capture/process_family.h"

#include <fcntl.h>

#include <QCoreApplication>

#include <charconv>

namespace performance {

PerformanceResult<std::shared_ptr<const ByteSource>> FileCandidate::open() const
{
    const QString name = QString::fromStdString(path);
    UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file)
        return failure(PerformanceError::fromErrno(errno, name));
    auto source = sourceOfFile(std::move(file));
    if (!source)
        return failure(PerformanceErrorCode::ParseError, name,
                       QCoreApplication::translate("Profile", "it is not a regular file"));
    return source;
}

bool FileCandidate::isStillMapped(const ByteSource &source, std::string_view name, std::uint64_t inode) const
{
    if (certain || inode == 0 || !source.identity() || source.identity()->inode == inode)
        return true;
    const std::string maps = mapsOf(process);
    for (size_t at = 0; at < maps.size();) { // "start-end perms offset device inode   path", and " (deleted)" behind it
        const size_t end = std::min(maps.find('\n', at), maps.size());
        const std::string_view line = std::string_view(maps).substr(at, end - at);
        at = end + 1;
        std::uint64_t lineStart = 0;
        if (std::from_chars(line.data(), line.data() + line.size(), lineStart, 16).ec == std::errc()
            && lineStart == start)
            return line.ends_with(name) && line.size() > name.size() && line[line.size() - name.size() - 1] == ' ';
    }
    return false;
}

std::string mapsOf(std::int32_t process)
{
    // A runtime may have a million mappings where vm.max_map_count allows it, each of some hundred bytes; of more the first are known.
    constexpr size_t MostOfMaps = size_t(256) << 20;
    const std::string folder = "/proc/" + std::to_string(process);
    if (auto maps = startOfFile(folder + "/maps", MostOfMaps); maps && !maps->empty())
        return std::move(*maps);
    for (const std::int32_t thread : threadsOf(process)) {
        if (auto maps = startOfFile(folder + "/task/" + std::to_string(thread) + "/maps", MostOfMaps);
            maps && !maps->empty())
            return std::move(*maps);
    }
    return {};
}

} // namespace performance
