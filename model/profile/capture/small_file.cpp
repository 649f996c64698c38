// SPDX-License-Identifier: MIT
#include "performance/profile/capture/small_file.h"

#include "performance/core/unique_fd.h"

#include <fcntl.h>

#include <cerrno>

namespace performance {

std::optional<std::string> smallFile(const std::string &path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return std::nullopt;
    std::string text;
    char buffer[16384];
    for (;;) {
        const ssize_t n = ::read(file.get(), buffer, sizeof(buffer));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return std::nullopt;
        if (n == 0)
            break;
        text.append(buffer, size_t(n));
    }
    if (text.ends_with('\n'))
        text.pop_back();
    return text;
}

} // namespace performance
