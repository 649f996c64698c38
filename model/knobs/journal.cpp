// SPDX-License-Identifier: MIT
#include "performance/knobs/journal.h"

#include "performance/knobs/knob_p.h"

#include <array>
#include <cassert>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

constexpr std::array<const char *, 11> PhaseNames{"begun",   "applied", "failed",    "undoing",   "undone", "left",
                                                  "rebased", "kept",    "permanent", "temporary", "trial"};
constexpr size_t Fields = 14;

/// CRC-32 as in IEEE 802.3, reflected.
std::uint32_t crcOf(const std::string &text)
{
    std::uint32_t crc = 0xffffffff;
    for (const char c : text) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320U : 0);
    }
    return ~crc;
}

std::string escaped(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\t' || c == '\n' || c == '%') {
            char hex[4];
            std::snprintf(hex, sizeof hex, "%%%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += hex;
        } else {
            out += c;
        }
    }
    return out;
}

std::string unescaped(const std::string &text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += char(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

tl::unexpected<Error> systemError(const std::string &path)
{
    const int number = errno;
    return failed(number == EACCES || number == EPERM || number == EROFS ? Code::Denied : Code::Io, path,
                  std::strerror(number), number);
}

} // namespace

std::string toLine(const Entry &entry)
{
    const Target &target = entry.write.target;
    std::string line;
    for (const std::string &field :
         {std::to_string(entry.time), std::string(PhaseNames[size_t(entry.phase)]), entry.change,
          std::to_string(entry.index), std::to_string(entry.count), entry.suggestion, target.knob, target.device,
          std::to_string(target.pid), std::to_string(target.startTime), entry.write.before, entry.write.after,
          entry.boot, entry.who})
        line += escaped(field) + '\t';
    char crc[9];
    std::snprintf(crc, sizeof crc, "%08x", crcOf(line));
    return line + crc;
}

Result<Entry> entryOf(const std::string &line)
{
    const auto broken = [&] { return failed(Code::Broken, line.substr(0, 40), "the line is not whole"); };
    const size_t end = line.rfind('\t');
    if (end == std::string::npos)
        return broken();
    const std::string text = line.substr(0, end + 1);
    char crc[9];
    std::snprintf(crc, sizeof crc, "%08x", crcOf(text));
    if (line.substr(end + 1) != crc)
        return broken();
    std::vector<std::string> fields;
    for (size_t at = 0; at < text.size();) {
        const size_t tab = text.find('\t', at);
        fields.push_back(unescaped(text.substr(at, tab - at)));
        at = tab + 1;
    }
    if (fields.size() != Fields)
        return broken();
    Entry entry;
    size_t phase = 0;
    while (phase < PhaseNames.size() && fields[1] != PhaseNames[phase])
        ++phase;
    const auto time = integerOf(fields[0]);
    const auto index = integerOf(fields[3]);
    const auto count = integerOf(fields[4]);
    const auto pid = integerOf(fields[8]);
    const auto start = integerOf(fields[9]);
    if (phase == PhaseNames.size() || !time || !index || !count || !pid || !start)
        return broken();
    entry.time = *time;
    entry.phase = Phase(phase);
    entry.change = fields[2];
    entry.index = std::uint32_t(*index);
    entry.count = std::uint32_t(*count);
    entry.suggestion = fields[5];
    entry.write = {{fields[6], fields[7], std::int32_t(*pid), std::uint64_t(*start)}, fields[10], fields[11]};
    entry.boot = fields[12];
    entry.who = fields[13];
    return entry;
}

Result<Journal> Journal::open(const std::string &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::string path = folder + "/journal";
    int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    std::optional<Error> unwritable;
    if (fd < 0) {
        unwritable = systemError(path).value();
        if (unwritable->code != Code::Denied)
            return tl::make_unexpected(*unwritable);
        // What was changed can still be told.
        fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (fd < 0)
            return tl::make_unexpected(*unwritable);
    } else {
        ::chmod(folder.c_str(), 0700);
    }
    return Journal(fd, path, std::move(unwritable));
}

Journal::Journal(Journal &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_path(std::move(other.m_path)), m_unwritable(std::move(other.m_unwritable))
{}

Journal &Journal::operator=(Journal &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_path, other.m_path);
    std::swap(m_unwritable, other.m_unwritable);
    return *this;
}

Journal::~Journal()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Journal::Lock::~Lock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<Journal::Lock> Journal::lock()
{
    if (m_unwritable)
        return tl::make_unexpected(*m_unwritable);
    // An open file of its own: flock belongs to it, so that two threads of one program exclude each other as well.
    const int fd = ::open(m_path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return systemError(m_path);
    for (int i = 0; i < 200; ++i) {
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0)
            return Lock(fd);
        ::usleep(10000);
    }
    ::close(fd);
    return failed(Code::Busy, m_path, "another program is changing something");
}

Result<void> Journal::append(const Entry &entry)
{
    assert(!entry.change.empty() && entry.index < entry.count);
    // A line that a crash tore must not swallow this one.
    struct stat info {};
    char last = '\n';
    if (::fstat(m_fd, &info) == 0 && info.st_size > 0 && ::pread(m_fd, &last, 1, info.st_size - 1) != 1)
        return systemError(m_path);
    std::string line(last == '\n' ? "" : "\n");
    line.append(toLine(entry)).append(1, '\n');
    for (size_t done = 0; done < line.size();) {
        const ssize_t written = ::write(m_fd, line.data() + done, line.size() - done);
        if (written < 0) {
            const auto failure = systemError(m_path);
            // The disk is full: half a line helps nobody. Where it stays all the same, it is passed over.
            if (done > 0)
                (void)!::ftruncate(m_fd, info.st_size);
            return failure;
        }
        done += size_t(written);
    }
    if (::fdatasync(m_fd) != 0)
        return systemError(m_path);
    return {};
}

Result<void> Journal::reserve(size_t bytes)
{
    struct stat info {};
    if (::fstat(m_fd, &info) != 0)
        return systemError(m_path);
    // Behind the end, which stays where it is: whoever reads the file sees nothing of it (fallocate(2)).
    if (::fallocate(m_fd, FALLOC_FL_KEEP_SIZE, info.st_size, off_t(bytes)) != 0 && errno != EOPNOTSUPP
        && errno != ENOSYS)
        return systemError(m_path);
    return {};
}

Result<std::vector<Entry>> Journal::read(size_t *damaged) const
{
    std::string text;
    char buffer[65536];
    for (off_t at = 0;;) {
        const ssize_t length = ::pread(m_fd, buffer, sizeof buffer, at);
        if (length < 0)
            return systemError(m_path);
        if (length == 0)
            break;
        text.append(buffer, size_t(length));
        at += length;
    }
    std::vector<Entry> entries;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        if (auto entry = entryOf(text.substr(at, end - at)))
            entries.push_back(std::move(*entry));
        else if (damaged && end > at)
            ++*damaged;
        at = end + 1;
    }
    return entries;
}

std::string currentBoot()
{
    return readSmallFile("/proc/sys/kernel/random/boot_id").value_or("");
}

} // namespace performance::knobs
