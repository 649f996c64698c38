// SPDX-License-Identifier: MIT
#include "performance/procfs/socket_peers.h"

#include "performance/procfs/unique_fd.h"

#include <array>
#include <cstring>
#include <map>
#include <vector>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace performance {

namespace {

UniqueFd openDiagnosis()
{
    UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    const timeval patience{0, 200000};
    if (fd && ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0)
        return {};
    return fd;
}

template<typename Request>
bool ask(int fd, const Request &request, int flags)
{
    struct {
        nlmsghdr header;
        Request request;
    } message{};
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = uint16_t(NLM_F_REQUEST | flags);
    message.request = request;
    return ::send(fd, &message, sizeof message, 0) == ssize_t(sizeof message);
}

/// Calls `read(payload)` for each message until the end of a list, or for the only one; false stops.
template<typename Read>
void receive(int fd, bool isList, Read read)
{
    alignas(nlmsghdr) char buffer[32768];
    for (;;) {
        const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
        if (got <= 0)
            return;
        size_t left = size_t(got);
        for (auto *header = reinterpret_cast<const nlmsghdr *>(buffer); NLMSG_OK(header, left);
             header = NLMSG_NEXT(header, left)) {
            if (header->nlmsg_type == NLMSG_DONE || header->nlmsg_type == NLMSG_ERROR
                || !read(std::span(static_cast<const char *>(NLMSG_DATA(header)), NLMSG_PAYLOAD(header, 0))))
                return;
        }
        if (!isList)
            return;
    }
}

/// An address and port; those of IPv4 as IPv6 maps them, since a socket of IPv6 may have one of IPv4 at the other end.
using Endpoint = std::array<uint8_t, 18>;

Endpoint endpointOf(int family, const uint32_t *address, uint16_t port)
{
    Endpoint endpoint{};
    if (family == AF_INET6) {
        std::memcpy(endpoint.data(), address, 16);
    } else {
        endpoint[10] = endpoint[11] = 0xff;
        std::memcpy(endpoint.data() + 12, address, 4);
    }
    std::memcpy(endpoint.data() + 16, &port, 2);
    return endpoint;
}

} // namespace

std::optional<uint64_t> parseUnixPeer(std::span<const char> message)
{
    unix_diag_msg head;
    if (message.size() < sizeof head)
        return std::nullopt;
    for (size_t at = NLMSG_ALIGN(sizeof head); at + sizeof(rtattr) <= message.size();) {
        rtattr attribute;
        std::memcpy(&attribute, message.data() + at, sizeof attribute);
        if (attribute.rta_len < sizeof attribute || at + attribute.rta_len > message.size())
            break;
        uint32_t peer = 0;
        if (attribute.rta_type == UNIX_DIAG_PEER && attribute.rta_len >= sizeof attribute + sizeof peer) {
            std::memcpy(&peer, message.data() + at + sizeof attribute, sizeof peer);
            return peer == 0 ? std::nullopt : std::optional<uint64_t>(peer);
        }
        at += RTA_ALIGN(attribute.rta_len);
    }
    return std::nullopt;
}

std::optional<uint64_t> unixPeerOf(uint64_t inode)
{
    const UniqueFd fd = openDiagnosis();
    unix_diag_req request{};
    request.sdiag_family = AF_UNIX;
    request.udiag_states = ~0u;
    request.udiag_ino = uint32_t(inode);
    request.udiag_show = UDIAG_SHOW_PEER;
    request.udiag_cookie[0] = request.udiag_cookie[1] = ~0u; // whichever it is
    std::optional<uint64_t> peer;
    if (inode <= UINT32_MAX && fd && ask(fd.get(), request, 0)) {
        receive(fd.get(), false, [&](std::span<const char> message) {
            peer = parseUnixPeer(message);
            return false;
        });
    }
    return peer;
}

std::unordered_map<uint64_t, uint64_t> localConnections()
{
    std::map<std::pair<Endpoint, Endpoint>, uint64_t> sockets; // by local and remote address
    for (const int family : {AF_INET, AF_INET6}) {
        const UniqueFd fd = openDiagnosis();
        inet_diag_req_v2 request{};
        request.sdiag_family = uint8_t(family);
        request.sdiag_protocol = IPPROTO_TCP;
        request.idiag_states = 1u << TCP_ESTABLISHED;
        if (!fd || !ask(fd.get(), request, NLM_F_DUMP))
            continue;
        receive(fd.get(), true, [&](std::span<const char> message) {
            inet_diag_msg head;
            if (message.size() < sizeof head)
                return false;
            std::memcpy(&head, message.data(), sizeof head);
            sockets.emplace(std::pair(endpointOf(head.idiag_family, head.id.idiag_src, head.id.idiag_sport),
                                      endpointOf(head.idiag_family, head.id.idiag_dst, head.id.idiag_dport)),
                            head.idiag_inode);
            return sockets.size() < MostConnections;
        });
    }
    std::unordered_map<uint64_t, uint64_t> peers;
    for (const auto &[ends, inode] : sockets) {
        if (const auto other = sockets.find({ends.second, ends.first}); other != sockets.end() && inode != 0)
            peers.emplace(inode, other->second);
    }
    return peers;
}

} // namespace performance
