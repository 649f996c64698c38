// SPDX-License-Identifier: MIT
#include "performance/profile/waits/wait_peer.h"

#include "performance/procfs/socket_peers.h"
#include "performance/profile/waits/process_memory.h"

#include <poll.h>
#include <sys/syscall.h>

#include <algorithm>

namespace performance {

namespace {

/// What was not found is looked for again after this long: descriptors come and go.
constexpr std::chrono::seconds Renewal(5);

} // namespace

std::optional<AwaitedDescriptor> awaitedDescriptor(std::int32_t process, const BlockedCall &call)
{
    const auto first = int(call.arguments[0]);
    switch (call.number) {
    case SYS_read:
    case SYS_readv:
    case SYS_recvfrom:
    case SYS_recvmsg: return AwaitedDescriptor{first, false, false};
    case SYS_write:
    case SYS_writev:
    case SYS_sendto:
    case SYS_sendmsg: return AwaitedDescriptor{first, true, false};
#ifdef SYS_poll
    case SYS_poll:
#endif
    case SYS_ppoll: {
        const auto polled = call.arguments[1] == 1 ? valueAt<pollfd>(process, call.arguments[0]) : std::nullopt;
        if (!polled || polled->fd < 0 || !(polled->events & (POLLIN | POLLOUT)))
            return std::nullopt;
        return AwaitedDescriptor{polled->fd, (polled->events & POLLIN) == 0, true};
    }
    default: return std::nullopt;
    }
}

void PeerFinder::look(std::chrono::microseconds budget, std::span<const std::int32_t> first)
{
    if (!m_missed || (m_lookedAt != Clock::time_point() && Clock::now() - m_lookedAt < Renewal))
        return;
    if (m_owners.look(budget, first)) {
        m_missed = false;
        m_lookedAt = Clock::now();
    }
}

std::optional<PeerFinder::OtherEnd> PeerFinder::otherEnd(std::uint64_t socket)
{
    if (const auto connection = m_connections.find(socket); connection != m_connections.end())
        return OtherEnd{WaitPeer::Way::Connection, connection->second};
    if (const auto peer = unixPeerOf(socket))
        return OtherEnd{WaitPeer::Way::UnixSocket, *peer};
    if (m_connectionsAt != Clock::time_point() && Clock::now() - m_connectionsAt < Renewal)
        return std::nullopt;
    m_connections = localConnections();
    m_connectionsAt = Clock::now();
    const auto connection = m_connections.find(socket);
    return connection == m_connections.end() ? std::nullopt
                                             : std::optional(OtherEnd{WaitPeer::Way::Connection, connection->second});
}

std::optional<WaitPeer> PeerFinder::peerOf(std::int32_t process, const AwaitedDescriptor &awaited)
{
    const auto descriptor = descriptorOf(process, awaited.number);
    if (!descriptor)
        return std::nullopt;
    WaitPeer peer;
    DescriptorOwners::Owners owners;
    if (descriptor->kind == Descriptor::Kind::Pipe) {
        owners = m_owners.find(Descriptor::Kind::Pipe, descriptor->inode);
        std::erase_if(owners, [&](const auto &owner) { return owner.writes == awaited.toWrite; });
    } else if (descriptor->kind == Descriptor::Kind::Socket) {
        const auto other = otherEnd(descriptor->inode);
        if (!other)
            return std::nullopt;
        peer.way = other->way;
        owners = m_owners.find(Descriptor::Kind::Socket, other->inode);
    } else {
        return std::nullopt;
    }
    m_missed = m_missed || owners.empty();
    for (const auto &owner : owners) {
        if (owner.process != process && std::ranges::find(peer.processes, owner.process) == peer.processes.end())
            peer.processes.push_back(owner.process);
    }
    return peer.processes.empty() ? std::nullopt : std::optional(std::move(peer));
}

} // namespace performance
