// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"

#include "performance/procfs/small_file.h"
#include "performance/procfs/text_cursor.h"
#include "performance/procfs/unique_fd.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

tl::unexpected<Error> systemError(const std::string &path, int number)
{
    const Code code = number == EACCES || number == EPERM || number == EROFS ? Code::Denied
        : number == ENOENT || number == ENODEV || number == EOPNOTSUPP       ? Code::NotHere
        : number == EINVAL || number == ERANGE                               ? Code::NotTaken
        : number == ESRCH                                                    ? Code::Gone
                                                                             : Code::Io;
    return failed(code, path, std::strerror(number), number);
}

/// Whether a file belongs to the kernel: a planted tree or a mount over it does not count.
bool isOfKernel(int fd)
{
    struct statfs info {};
    return ::fstatfs(fd, &info) == 0 && (info.f_type == PROC_SUPER_MAGIC || info.f_type == SYSFS_MAGIC);
}

} // namespace

Result<std::string> readSmallFile(const std::string &path)
{
    const auto text = smallFile(path);
    return text ? Result<std::string>(trimmed(*text)) : systemError(path, text.error());
}

namespace {

/// Opens one of the kernel's files for writing without being led out of its tree: no symbolic link at all below /proc,
/// none that leaves it below /sys (where devices are links), no magic link.
UniqueFd openKernelFile(const std::string &path, std::string_view below)
{
    const size_t end = path.find('/', below.size() + 1);
    const std::string root = path.substr(0, end);
    const UniqueFd tree(::open(root.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!tree || end == std::string::npos)
        return UniqueFd();
    open_how how{};
    // The kernel's files are replaced by a write as they are.
    how.flags = uint64_t(O_WRONLY | O_CLOEXEC | O_NOFOLLOW | (below.empty() ? 0 : O_TRUNC));
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | (root.ends_with("/proc") ? RESOLVE_NO_SYMLINKS : 0);
    return UniqueFd(int(::syscall(SYS_openat2, tree.get(), path.c_str() + end + 1, &how, sizeof how)));
}

} // namespace

Result<void> writeSmallFile(const std::string &path, const std::string &text, std::string_view root)
{
    const UniqueFd file = openKernelFile(path, root);
    if (!file)
        return systemError(path, errno);
    if (root.empty() && !isOfKernel(file.get()))
        return failed(Code::Denied, path, "it is not one of the kernel's files");
    const ssize_t length = ::write(file.get(), text.data(), text.size());
    if (length != ssize_t(text.size()))
        return systemError(path, length < 0 ? errno : EIO);
    return {};
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words;
    size_t at = 0;
    while ((at = text.find_first_not_of(" \t\n[]", at)) != std::string::npos) {
        const size_t end = std::min(text.find_first_of(" \t\n[]", at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::optional<std::int64_t> integerOf(const std::string &text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

} // namespace performance::knobs
