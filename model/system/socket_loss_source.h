// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/name_questions.h"
#include "performance/system/socket_diagnosis.h"
#include "performance/system/source.h"

#include <functional>
#include <map>

namespace performance {

/// Which socket loses what the machine's counters only sum up: datagrams that found the buffer full, from the column
/// `drops` of /proc/net/udp (net/ipv4/udp.c, udp4_format_sock), and connections that a listening socket could not take, from
/// sock_diag(7); with the process that holds it, as far as that may be seen (its pid is 0 otherwise), and how long the queue
/// of those that listen may be; and, since the same table shows it, who waits for a name server (name_questions.h).
///
/// Read every five ticks; a socket gets its series with the first loss that is seen between two readings.
///
/// Thread-safety: the collector's thread; the functions below may be called from any.
class SocketLossSource : public Source {
public:
    /// How the kernel is asked for its sockets: by default diagnosedSockets(), and on a recorded machine not at all.
    using Diagnose = std::function<std::optional<std::vector<DiagnosedSocket>>(int protocol, uint32_t states)>;

    SocketLossSource(const KernelRoot &root, SeriesRegistry &registry, Diagnose diagnose = {});
    void sample(const Tick &tick, SampleBatch &batch) override;

    /// More sockets than this are not followed.
    static constexpr size_t Limit = 32;

private:
    struct Socket {
        int64_t drops = 0;
        bool followed = false;
        SeriesId dropped, detail;
    };
    using Sockets = std::map<uint64_t, Socket>; ///< by inode
    Socket *follow(Sockets &known, uint64_t inode, int64_t drops, const std::string &local,
                   const MetricDefinition &dropped, const MetricDefinition &detail);
    void sampleDatagrams(SampleBatch &batch);
    void sampleListeners(SampleBatch &batch);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    Diagnose m_diagnose; ///< empty: nobody
    SeriesId m_longestQueue;
    Sockets m_datagrams, m_listeners;
    NameQuestions m_questions;
};

/// A line of /proc/net/udp or udp6: its own end, the port it is connected to (0: none), inode and datagrams that were dropped.
struct DatagramSocket {
    std::string local;
    uint16_t remotePort = 0;
    uint64_t inode = 0;
    int64_t drops = 0;
};
std::optional<DatagramSocket> parseDatagramSocket(std::string_view line);

} // namespace performance
