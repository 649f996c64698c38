// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace performance {

// Thread-safety: any thread; each call of diagnosedSockets() opens a socket of its own and waits for the answer.

/// What the kernel tells of one socket when it is asked by sock_diag(7).
struct DiagnosedSocket {
    std::string local; ///< "0.0.0.0:80", "[::]:80"
    uint64_t inode = 0;
    uint32_t receiveQueue = 0; ///< of one that listens: connections that wait to be accepted
    uint32_t sendQueue = 0;    ///< of one that listens: how many may, as listen(2) asked and net.core.somaxconn allowed
    uint32_t receiveBuffer = 0; ///< bytes
    uint32_t drops = 0;         ///< datagrams, or connection requests (include/net/tcp.h, tcp_listendrop)
};

/// One message of the answer: struct inet_diag_msg and its attributes. Nothing where it is cut or of another family.
std::optional<DiagnosedSocket> parseDiagnosis(std::span<const char> message);

/// All sockets of a protocol (IPPROTO_TCP, IPPROTO_UDP) in any of these states (bits, as 1 << TCP_LISTEN), IPv4 and IPv6,
/// of this network namespace. Needs no rights. Nothing where the kernel does not answer within a fifth of a second.
std::optional<std::vector<DiagnosedSocket>> diagnosedSockets(int protocol, uint32_t states);

} // namespace performance
