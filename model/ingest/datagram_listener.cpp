// SPDX-License-Identifier: MIT
#include "performance/ingest/datagram_listener.h"

#include <array>
#include <cstring>
#include <vector>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr unsigned Batch = 64;
constexpr size_t MostBytes = 65536; ///< of a datagram: what UDP allows
constexpr int KernelBuffer = 8 << 20;

} // namespace

DatagramListener::DatagramListener(UniqueFd socket, std::function<void(std::string_view)> take)
    : m_socket(std::move(socket)), m_wake(::eventfd(0, EFD_CLOEXEC)), m_take(std::move(take))
{
    const int on = 1;
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
    // As much as the kernel grants (net.core.rmem_max).
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVBUF, &KernelBuffer, sizeof KernelBuffer);
    m_thread = std::thread([this] { run(); });
}

DatagramListener::~DatagramListener()
{
    const std::uint64_t one = 1;
    if (::write(m_wake.get(), &one, sizeof one) == ssize_t(sizeof one))
        m_thread.join();
}

void DatagramListener::run()
{
    std::vector<char> bytes(Batch * MostBytes);
    std::array<mmsghdr, Batch> messages{};
    std::array<iovec, Batch> places{};
    constexpr size_t ControlBytes = CMSG_SPACE(sizeof(std::uint32_t));
    std::vector<char> control(Batch * ControlBytes);
    std::uint32_t lastDropped = 0;
    for (;;) {
        std::array<pollfd, 2> waiting{{{m_socket.get(), POLLIN, 0}, {m_wake.get(), POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
            return;
        if (waiting[1].revents != 0)
            return;
        for (unsigned i = 0; i < Batch; ++i) {
            places[i] = {bytes.data() + i * MostBytes, MostBytes};
            messages[i] = {};
            messages[i].msg_hdr.msg_iov = &places[i];
            messages[i].msg_hdr.msg_iovlen = 1;
            messages[i].msg_hdr.msg_control = control.data() + i * ControlBytes;
            messages[i].msg_hdr.msg_controllen = ControlBytes;
        }
        const int count = ::recvmmsg(m_socket.get(), messages.data(), Batch, MSG_DONTWAIT, nullptr);
        for (int i = 0; i < count; ++i) {
            msghdr &header = messages[size_t(i)].msg_hdr;
            for (cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c)) {
                if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SO_RXQ_OVFL)
                    continue;
                std::uint32_t dropped = 0; // since the socket was made; it wraps
                std::memcpy(&dropped, CMSG_DATA(c), sizeof dropped);
                m_dropped.fetch_add(std::uint32_t(dropped - lastDropped), std::memory_order_relaxed);
                lastDropped = dropped;
            }
            if (header.msg_flags & MSG_TRUNC)
                m_truncated.fetch_add(1, std::memory_order_relaxed);
            else
                m_take({static_cast<const char *>(places[size_t(i)].iov_base), messages[size_t(i)].msg_len});
        }
        if (count > 0)
            m_received.fetch_add(quint64(count), std::memory_order_relaxed);
    }
}

} // namespace performance
