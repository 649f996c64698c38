// SPDX-License-Identifier: MIT
#include "performance/system/socket_diagnosis.h"

#include "performance/procfs/unique_fd.h"

#include <cstring>

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace performance {

namespace {

std::string endpoint(int family, const void *address, uint16_t port)
{
    char text[INET6_ADDRSTRLEN] = {};
    if (!::inet_ntop(family, address, text, sizeof text))
        return {};
    return family == AF_INET6 ? '[' + std::string(text) + "]:" + std::to_string(ntohs(port))
                              : std::string(text) + ':' + std::to_string(ntohs(port));
}

bool ask(int fd, int family, int protocol, uint32_t states)
{
    struct {
        nlmsghdr header;
        inet_diag_req_v2 request;
    } message{};
    message.header.nlmsg_len = sizeof message;
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    message.request.sdiag_family = uint8_t(family);
    message.request.sdiag_protocol = uint8_t(protocol);
    message.request.idiag_ext = 1 << (INET_DIAG_SKMEMINFO - 1);
    message.request.idiag_states = states;
    return ::send(fd, &message, sizeof message, 0) == ssize_t(sizeof message);
}

/// Appends what is answered; false where the answer did not come to its end.
bool receive(int fd, std::vector<DiagnosedSocket> &sockets)
{
    alignas(nlmsghdr) char buffer[32768];
    for (;;) {
        const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
        if (got <= 0)
            return false;
        size_t left = size_t(got);
        for (auto *header = reinterpret_cast<const nlmsghdr *>(buffer); NLMSG_OK(header, left);
             header = NLMSG_NEXT(header, left)) {
            if (header->nlmsg_type == NLMSG_DONE)
                return true;
            if (header->nlmsg_type == NLMSG_ERROR)
                return false;
            if (auto socket = parseDiagnosis({static_cast<const char *>(NLMSG_DATA(header)), NLMSG_PAYLOAD(header, 0)}))
                sockets.push_back(std::move(*socket));
        }
    }
}

} // namespace

std::optional<DiagnosedSocket> parseDiagnosis(std::span<const char> message)
{
    inet_diag_msg head;
    if (message.size() < sizeof head)
        return std::nullopt;
    std::memcpy(&head, message.data(), sizeof head);
    if (head.idiag_family != AF_INET && head.idiag_family != AF_INET6)
        return std::nullopt;
    DiagnosedSocket socket;
    socket.local = endpoint(head.idiag_family, head.id.idiag_src, head.id.idiag_sport);
    socket.inode = head.idiag_inode;
    socket.receiveQueue = head.idiag_rqueue;
    socket.sendQueue = head.idiag_wqueue;
    for (size_t at = NLMSG_ALIGN(sizeof head); at + sizeof(rtattr) <= message.size();) {
        rtattr attribute;
        std::memcpy(&attribute, message.data() + at, sizeof attribute);
        if (attribute.rta_len < sizeof attribute || at + attribute.rta_len > message.size())
            break;
        uint32_t figures[SK_MEMINFO_VARS] = {};
        const size_t length = attribute.rta_len - sizeof attribute;
        if (attribute.rta_type == INET_DIAG_SKMEMINFO && length >= (SK_MEMINFO_RCVBUF + 1) * sizeof(uint32_t)) {
            std::memcpy(figures, message.data() + at + sizeof attribute, std::min(length, sizeof figures));
            socket.receiveBuffer = figures[SK_MEMINFO_RCVBUF];
            socket.drops = figures[SK_MEMINFO_DROPS];
        }
        at += RTA_ALIGN(attribute.rta_len);
    }
    return socket;
}

std::optional<std::vector<DiagnosedSocket>> diagnosedSockets(int protocol, uint32_t states)
{
    const UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    const timeval patience{0, 200000};
    if (!fd || ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0)
        return std::nullopt;
    std::vector<DiagnosedSocket> sockets;
    for (const int family : {AF_INET, AF_INET6}) {
        // Where IPv6 is switched off it has no answer, and IPv4 has.
        if ((!ask(fd.get(), family, protocol, states) || !receive(fd.get(), sockets)) && family == AF_INET)
            return std::nullopt;
    }
    return sockets;
}

} // namespace performance
