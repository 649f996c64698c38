// SPDX-License-Identifier: MIT
#include "performance/procfs/descriptors.h"

#include "performance/procfs/kernel_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

/// The number of "pipe:[4711]" behind `prefix`.
std::optional<uint64_t> bracketed(std::string_view target, std::string_view prefix)
{
    if (!target.starts_with(prefix) || !target.ends_with(']'))
        return std::nullopt;
    target.remove_prefix(prefix.size());
    target.remove_suffix(1);
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(target.data(), target.data() + target.size(), number);
    return error == std::errc() && end == target.data() + target.size() ? std::optional(number) : std::nullopt;
}

size_t tableOf(Descriptor::Kind kind)
{
    return kind == Descriptor::Kind::Pipe ? 0 : 1;
}

void append(DescriptorOwners::Owners &owners, const DescriptorOwners::Owner &owner)
{
    if (std::ranges::find(owners, owner) == owners.end())
        owners.push_back(owner);
}

} // namespace

Descriptor parseDescriptor(std::string_view target)
{
    Descriptor descriptor{Descriptor::Kind::Other, 0, std::string(target)};
    if (const auto pipe = bracketed(target, "pipe:["))
        descriptor = {Descriptor::Kind::Pipe, *pipe, std::string(target)};
    else if (const auto socket = bracketed(target, "socket:["))
        descriptor = {Descriptor::Kind::Socket, *socket, std::string(target)};
    else if (target.starts_with('/'))
        descriptor.kind = Descriptor::Kind::File;
    return descriptor;
}

std::optional<Descriptor> descriptorOf(int32_t process, int number)
{
    std::array<char, 4096> target{};
    const std::string link = "/proc/" + std::to_string(process) + "/fd/" + std::to_string(number);
    const ssize_t length = ::readlink(link.c_str(), target.data(), target.size());
    if (length < 0)
        return std::nullopt;
    return parseDescriptor({target.data(), size_t(length)});
}

void DescriptorOwners::beginLook(std::span<const int32_t> first)
{
    m_left.clear();
    for (const std::string &name : namesIn("/proc")) {
        int32_t process = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), process);
        if (parsed.ec == std::errc() && parsed.ptr == name.data() + name.size())
            m_left.push_back(process);
    }
    for (const int32_t process : first) {
        if (std::erase(m_left, process) > 0)
            m_left.push_back(process);
    }
    for (Table &table : m_now)
        table.clear();
    m_underWay = true;
}

bool DescriptorOwners::look(std::chrono::microseconds budget, std::span<const int32_t> first)
{
    const auto until = std::chrono::steady_clock::now() + budget;
    if (!m_underWay)
        beginLook(first);
    while (!m_left.empty()) {
        const int32_t process = m_left.back();
        m_left.pop_back();
        readProcess(process);
        if (!m_left.empty() && std::chrono::steady_clock::now() >= until)
            return false;
    }
    for (size_t i = 0; i < std::size(m_now); ++i)
        m_last[i].swap(m_now[i]);
    m_underWay = false;
    return true;
}

void DescriptorOwners::readProcess(int32_t process)
{
    const std::string folder = "/proc/" + std::to_string(process) + "/fd";
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir(folder.c_str()), ::closedir);
    size_t read = 0;
    while (const dirent *entry = directory ? ::readdir(directory.get()) : nullptr) {
        std::array<char, 64> target; // longer ones are neither
        const ssize_t length = ::readlinkat(::dirfd(directory.get()), entry->d_name, target.data(), target.size());
        if (length <= 0 || ++read > MostOfProcess)
            continue;
        const std::string_view text(target.data(), size_t(length));
        const auto pipe = bracketed(text, "pipe:[");
        const auto socket = pipe ? std::nullopt : bracketed(text, "socket:[");
        if (socket)
            append(m_now[1][*socket], {process, false});
        struct stat info = {};
        if (pipe && ::fstatat(::dirfd(directory.get()), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0)
            append(m_now[0][*pipe], {process, (info.st_mode & S_IWUSR) != 0});
    }
}

DescriptorOwners::Owners DescriptorOwners::find(Descriptor::Kind kind, uint64_t inode) const
{
    Owners owners;
    for (const Table *tables : {m_now, m_last}) {
        const Table &table = tables[tableOf(kind)];
        if (const auto found = table.find(inode); found != table.end()) {
            for (const Owner &owner : found->second)
                append(owners, owner);
        }
    }
    return owners;
}

} // namespace performance
