// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

namespace performance {

// Which socket is at the other end of one, by sock_diag(7), which needs no rights; both of this network namespace. Sockets are
// named by their inodes, as in /proc/PID/fd. Thread-safety: any thread; each call opens a socket of its own and waits for the
// kernel's answer, a fifth of a second at most.

/// The peer of a connected Unix socket (UNIX_DIAG_PEER); nothing where there is none.
std::optional<uint64_t> unixPeerOf(uint64_t inode);

/// The sockets whose TCP connection ends on this machine, by inode, with the one at the other end: pairs with each other's
/// addresses and ports. As many as the kernel tells of within MostConnections.
std::unordered_map<uint64_t, uint64_t> localConnections();
inline constexpr size_t MostConnections = 65536;

/// struct unix_diag_msg and its attributes: the peer's inode; nothing where it names none, or is cut.
std::optional<uint64_t> parseUnixPeer(std::span<const char> message);

} // namespace performance
