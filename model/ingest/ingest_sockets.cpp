// SPDX-License-Identifier: MIT
#include "performance/ingest/ingest_sockets.h"

#include <cstdint>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace performance {

UniqueFd loopbackSocket(int family, int type, int port)
{
    UniqueFd fd(::socket(family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd)
        return fd;
    const int on = 1;
    if (type == SOCK_STREAM)
        ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    int bound = -1;
    if (family == AF_INET6) {
        ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(std::uint16_t(port));
        address.sin6_addr = in6addr_loopback;
        bound = ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address);
    } else {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(std::uint16_t(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bound = ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address);
    }
    if (bound != 0 || (type == SOCK_STREAM && ::listen(fd.get(), 64) != 0))
        fd.reset();
    return fd;
}

int portOf(const UniqueFd &fd)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    return ::getsockname(fd.get(), reinterpret_cast<sockaddr *>(&address), &length) == 0 ? ntohs(address.sin_port) : 0;
}

} // namespace performance
