// SPDX-License-Identifier: MIT
#include "performance/procfs/small_file.h"

#include "performance/procfs/unique_fd.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace performance {

tl::expected<std::string, int> startOfFile(const std::string &path, size_t most)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return tl::make_unexpected(errno);
    std::string text;
    char piece[16384];
    while (text.size() < most) {
        const ssize_t got = ::read(file.get(), piece, std::min(sizeof piece, most - text.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tl::make_unexpected(errno);
        if (got == 0)
            break;
        text.append(piece, size_t(got));
    }
    return text;
}

tl::expected<std::string, int> smallFile(const std::string &path)
{
    auto text = startOfFile(path, MostOfSmallFile + 1);
    if (text && text->size() > MostOfSmallFile)
        return tl::make_unexpected(EFBIG);
    if (text && text->ends_with('\n'))
        text->pop_back();
    return text;
}

} // namespace performance
