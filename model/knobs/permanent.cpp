// SPDX-License-Identifier: MIT
#include "performance/knobs/permanent.h"

#include "performance/knobs/knob_p.h"

#include <cstring>
#include <filesystem>
#include <map>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

constexpr const char *Header = "# Written by WAI Performance. Taking a change back there removes its line here.\n";

/// Replaces a file in one step: whoever reads it sees the old or the new one, also after a power cut.
Result<void> replaceFile(const std::string &path, const std::string &text)
{
    const auto systemError = [&](const std::string &what) {
        const int number = errno;
        return failed(number == EACCES || number == EPERM || number == EROFS ? Code::Denied : Code::Io, what, std::strerror(number), number);
    };
    const int old = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (old < 0 && errno != ENOENT)
        return systemError(path);
    if (old >= 0) {
        std::string head(std::strlen(Header), '\0');
        const ssize_t length = ::pread(old, head.data(), head.size(), 0);
        ::close(old);
        if (length != ssize_t(head.size()) || head != Header)
            return failed(Code::Denied, path, "a file of this name is there that this program did not write");
    }
    if (text.empty())
        return ::unlink(path.c_str()) == 0 || errno == ENOENT ? Result<void>() : systemError(path);

    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    const std::string fresh = path + ".new";
    ::unlink(fresh.c_str());
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return systemError(fresh);
    const std::string whole = Header + text;
    const bool written = ::write(fd, whole.data(), whole.size()) == ssize_t(whole.size()) && ::fchmod(fd, 0644) == 0 && ::fsync(fd) == 0;
    const int number = errno;
    ::close(fd);
    if (!written || ::rename(fresh.c_str(), path.c_str()) != 0) {
        if (!written)
            errno = number;
        const auto failure = systemError(fresh);
        ::unlink(fresh.c_str());
        return failure;
    }
    return {};
}

} // namespace

bool canBePermanent(const Target &target)
{
    const Knob *knob = findKnob(target.knob);
    return knob && !knob->ofProcess() && !knob->ofBus();
}

std::string sysctlDropIn(const std::string &folder)
{
    return folder + "/sysctl.d/90-wai-performance.conf";
}

std::string sysfsDropIn(const std::string &folder)
{
    return folder + "/tmpfiles.d/90-wai-performance.conf";
}

Result<void> writeDropIns(const std::string &folder, const std::vector<Change> &changes)
{
    std::map<std::string, std::string> sysctls; // the last change of a key is the one that counts
    std::map<std::string, std::string> files;
    for (const Change &change : changes) {
        if (!change.permanent || !change.stands())
            continue;
        for (const Write &write : change.writes) {
            const Knob *knob = findKnob(write.target.knob);
            if (!knob || knob->ofProcess() || knob->ofBus())
                continue;
            if (knob->shape == Shape::Limit) {
                const auto words = wordsOf(write.after);
                sysctls[write.target.knob] = write.target.knob + "_" + words.at(0) + " = " + words.at(1) + "\n";
            } else if (knob->sysctl) {
                sysctls[write.target.knob] = write.target.knob + " = " + write.after + "\n";
            } else if (const auto path = pathOf(*knob, write.target.device)) {
                files[*path] = "w " + *path + " - - - - " + write.after + "\n";
            }
        }
    }
    const auto joined = [](const std::map<std::string, std::string> &lines) {
        std::string text;
        for (const auto &[key, line] : lines)
            text += line;
        return text;
    };
    if (const auto done = replaceFile(sysctlDropIn(folder), joined(sysctls)); !done)
        return done;
    return replaceFile(sysfsDropIn(folder), joined(files));
}

} // namespace performance::knobs
