// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/kernel_file.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace performance {

/// How many ports of the range for outgoing connections (net.ipv4.ip_local_port_range) are taken towards one destination:
/// connect() fails with EADDRNOTAVAIL when all of them are, for that destination alone, since a port may serve several
/// (Documentation/networking/ip-sysctl.rst, ip_local_port_range). Connections that others opened to a server here do not
/// count, however many there are.
///
/// Thread-safety: one thread.
class OutgoingPorts {
public:
    OutgoingPorts(int64_t low, int64_t high) : m_low(low), m_high(high) {}

    /// A line of /proc/net/tcp or tcp6 (Documentation/networking/proc_net_tcp.rst). Other lines, and sockets that listen, do
    /// not count.
    void add(std::string_view line);
    /// The ports taken towards the destination that has most of them.
    int64_t most() const { return m_most; }

private:
    int64_t m_low;
    int64_t m_high;
    std::unordered_map<std::string, int64_t> m_taken; ///< by own address and destination
    int64_t m_most = 0;
};

/// Reads tcp and tcp6 piece by piece, however long they are; nothing where there is no tcp.
/// Thread-safety: any thread; nothing is kept between calls.
std::optional<int64_t> outgoingPorts(const KernelRoot &root, int64_t low, int64_t high);

} // namespace performance
