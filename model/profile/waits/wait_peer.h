// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/descriptors.h"
#include "performance/profile/waits/lock_holder.h"

#include <unordered_map>

namespace performance {

/// A thread that waits for another program by a descriptor.
struct WaitPeer {
    enum class Way : std::uint8_t { Pipe, UnixSocket, Connection };
    Way way = Way::Pipe;
    std::vector<std::int32_t>
        processes; ///< at the other end, others than the waiting one; some of them may have it by inheritance
};

/// The descriptor that a call waits for, to read or to write: of a call that works on one (read(2), recvmsg(2), write(2)), and of a
/// poll(2) of one alone. Sources: the calls' manual pages.
struct AwaitedDescriptor {
    int number = -1;
    bool toWrite = false;
    bool inPoll = false;
};
std::optional<AwaitedDescriptor> awaitedDescriptor(std::int32_t process, const BlockedCall &call);

/// Finds the processes at the other end of pipes, Unix sockets and connections within this machine: pipes by their inode in
/// /proc/*/fd, Unix sockets by what sock_diag(7) says of their peer, connections by their addresses.
///
/// Thread-safety: one thread at a time.
class PeerFinder {
public:
    /// Goes on looking for whoever was asked about and not found, for `budget` at most; processes of `first` first. Nothing is
    /// done where nobody is missed.
    void look(std::chrono::microseconds budget, std::span<const std::int32_t> first);
    /// Nothing where nobody is known: after look() there may be.
    std::optional<WaitPeer> peerOf(std::int32_t process, const AwaitedDescriptor &awaited);

private:
    using Clock = std::chrono::steady_clock;
    struct OtherEnd {
        WaitPeer::Way way = WaitPeer::Way::UnixSocket;
        std::uint64_t inode = 0;
    };
    std::optional<OtherEnd> otherEnd(std::uint64_t socket);

    DescriptorOwners m_owners;
    std::unordered_map<std::uint64_t, std::uint64_t> m_connections;
    Clock::time_point m_connectionsAt{};
    Clock::time_point m_lookedAt{}; ///< when a whole look ended
    bool m_missed = false;
};

} // namespace performance
