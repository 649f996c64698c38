// SPDX-License-Identifier: MIT
#include "performance/knobs/permanent.h"

#include "performance/knobs/boot_settings.h"
#include "performance/knobs/functions.h"
#include "performance/quoting/quoting.h"

#include <cstring>
#include <filesystem>
#include <map>
#include <optional>

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
        return failed(number == EACCES || number == EPERM || number == EROFS ? Code::Denied : Code::Io, what,
                      std::strerror(number), number);
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
    const bool written = ::write(fd, whole.data(), whole.size()) == ssize_t(whole.size()) && ::fchmod(fd, 0644) == 0
        && ::fsync(fd) == 0;
    const int number = errno;
    ::close(fd);
    // On a full disk a line can still be taken out of the file that is there: the rest is no longer than it was.
    struct stat info {};
    if (!written && number == ENOSPC && ::stat(path.c_str(), &info) == 0 && size_t(info.st_size) >= whole.size()) {
        ::unlink(fresh.c_str());
        const int place = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
        const bool done = place >= 0 && ::pwrite(place, whole.data(), whole.size(), 0) == ssize_t(whole.size())
            && ::ftruncate(place, off_t(whole.size())) == 0 && ::fsync(place) == 0;
        const auto failure = systemError(path);
        if (place >= 0)
            ::close(place);
        return done ? Result<void>() : failure;
    }
    if (!written || ::rename(fresh.c_str(), path.c_str()) != 0) {
        if (!written)
            errno = number;
        const auto failure = systemError(fresh);
        ::unlink(fresh.c_str());
        return failure;
    }
    return {};
}

std::optional<BootLine> lineOf(const Write &write)
{
    const Knob *knob = findKnob(write.target.knob);
    return knob ? knob->functions.atBoot(*knob, write.target, write.after) : std::nullopt;
}

} // namespace

bool canBePermanent(const Target &target)
{
    const Knob *knob = findKnob(target.knob);
    return knob && knob->lasts == Lasts::Boot;
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
            const auto line = lineOf(write);
            if (!line)
                continue;
            const auto name = quoting::dropInValue(line->name);
            const auto value = quoting::dropInValue(line->value);
            if (!name || !value)
                return failed(Code::Invalid, toText(write.target),
                              "\"" + write.after + "\" cannot stand in a line of a settings file");
            if (line->sysctl)
                sysctls[write.target.knob] = *name + " = " + *value + "\n";
            else
                files[*name] = "w " + *name + " - - - - " + *value + "\n";
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

Result<void> checkAtBoot(const std::string &root, const Change &change)
{
    for (const Write &write : change.writes) {
        const auto line = lineOf(write);
        if (!line)
            continue;
        const auto atBoot = line->sysctl ? sysctlAtBoot(root, line->name) : fileAtBoot(root, line->name);
        const auto overruled = [&](const BootSetting &setting) {
            return failed(Code::Overruled, toText(write.target),
                          setting.file + " makes it \"" + setting.value
                              + "\" at every start, and is read after what this program writes");
        };
        if (atBoot && atBoot->value != line->value)
            return overruled(*atBoot);
        // Of bytes and ratio the one that is written last rules, and sets the other to 0 (mm/page-writeback.c).
        const auto other = line->excluded.empty() ? std::nullopt : sysctlAtBoot(root, line->excluded);
        if (other && other->value != "0"
            && std::filesystem::path(other->file).filename() > std::filesystem::path(sysctlDropIn({})).filename())
            return overruled(*other);
    }
    return {};
}

} // namespace performance::knobs
