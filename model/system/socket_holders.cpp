// SPDX-License-Identifier: MIT
#include "performance/system/socket_holders.h"

#include <algorithm>
#include <charconv>

#include <unistd.h>

namespace performance {

namespace {

/// Of one process: a server's thousands of connections are not worth the time.
constexpr size_t MostLinks = 4096;

/// "socket:[12345]"
std::optional<uint64_t> inodeIn(std::string_view link)
{
    constexpr std::string_view Before = "socket:[";
    uint64_t inode = 0;
    if (!link.starts_with(Before)
        || std::from_chars(link.data() + Before.size(), link.data() + link.size(), inode).ec != std::errc())
        return std::nullopt;
    return inode;
}

} // namespace

std::optional<std::vector<uint64_t>> socketsHeldBy(const KernelRoot &root, int32_t process,
                                                   std::span<const uint64_t> sockets)
{
    const std::string folder = root.path("/proc/" + std::to_string(process) + "/fd/");
    if (::access(folder.c_str(), R_OK) != 0)
        return std::nullopt;
    std::vector<uint64_t> held;
    if (sockets.empty())
        return held;
    size_t links = 0;
    for (const std::string &name : namesIn(folder)) {
        if (++links > MostLinks || held.size() == sockets.size())
            break;
        char target[64];
        const ssize_t length = ::readlink((folder + name).c_str(), target, sizeof target);
        if (length <= 0)
            continue;
        const auto inode = inodeIn({target, size_t(length)});
        if (inode && std::ranges::binary_search(sockets, *inode))
            held.push_back(*inode);
    }
    return held;
}

std::map<uint64_t, int32_t> holdersOf(const KernelRoot &root, std::vector<uint64_t> sockets)
{
    std::map<uint64_t, int32_t> holders;
    std::ranges::sort(sockets);
    for (const std::string &name : foldersIn(root.path("/proc"))) {
        int32_t process = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
        if (error != std::errc() || end != name.data() + name.size())
            continue;
        const auto held = socketsHeldBy(root, process, sockets);
        if (!held)
            continue;
        for (const uint64_t socket : *held) {
            holders.try_emplace(socket, process);
            std::erase(sockets, socket);
        }
        if (sockets.empty())
            break;
    }
    return holders;
}

} // namespace performance
