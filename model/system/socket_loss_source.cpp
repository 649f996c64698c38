// SPDX-License-Identifier: MIT
#include "performance/system/socket_loss_source.h"

#include "performance/procfs/text_cursor.h"
#include "performance/system/socket_holders.h"
#include "performance/system/socket_table.h"

#include <algorithm>
#include <charconv>

#include <netinet/in.h>
#include <netinet/tcp.h>

namespace performance {

namespace {

constexpr quint64 TicksBetween = 5;
constexpr uint16_t NameServerPort = 53;

/// The process that holds a socket, or 0 where none that may be looked at does.
int32_t holderOf(const KernelRoot &root, uint64_t inode)
{
    const auto holders = holdersOf(root, {inode});
    return holders.empty() ? 0 : holders.begin()->second;
}

} // namespace

SocketLossSource::SocketLossSource(const KernelRoot &root, SeriesRegistry &registry, Diagnose diagnose)
    : m_root(root)
    , m_registry(registry)
    , m_diagnose(!diagnose && root.path("").empty() ? Diagnose(diagnosedSockets) : std::move(diagnose))
    , m_longestQueue(registry.idFor(
          metrics::LimitMaximum.series({{QStringLiteral("wai.limit"), QStringLiteral("listen_backlog")}})))
    , m_questions(root, registry)
{}

void SocketLossSource::sample(const Tick &tick, SampleBatch &batch)
{
    if (tick.every(TicksBetween)) {
        sampleDatagrams(batch);
        if (m_diagnose)
            sampleListeners(batch);
    }
    m_questions.write(batch); // each time, so that a mean is a share of the time
}

/// A socket that loses while it is looked at; nothing of others.
SocketLossSource::Socket *SocketLossSource::follow(Sockets &known, uint64_t inode, int64_t drops,
                                                   const std::string &local, const MetricDefinition &dropped,
                                                   const MetricDefinition &detail)
{
    const auto [it, isNew] = known.try_emplace(inode, Socket{drops, false, {}, {}});
    Socket &socket = it->second;
    if (!socket.followed && !isNew && drops > socket.drops) {
        const auto followed = std::count_if(known.cbegin(), known.cend(),
                                            [](const auto &entry) { return entry.second.followed; });
        if (size_t(followed) < Limit) {
            const Attributes attributes{{QStringLiteral("process.pid"), QString::number(holderOf(m_root, inode))},
                                        {QStringLiteral("wai.socket"), QString::fromStdString(local)}};
            socket.dropped = m_registry.idFor(dropped.series(attributes));
            socket.detail = m_registry.idFor(detail.series(attributes));
            socket.followed = true;
        }
    }
    socket.drops = drops;
    return socket.followed ? &socket : nullptr;
}

void SocketLossSource::sampleDatagrams(SampleBatch &batch)
{
    std::map<uint64_t, Socket *> losing;
    std::map<uint64_t, bool> present;
    std::vector<uint64_t> questions;
    for (const char *path : {"/proc/net/udp", "/proc/net/udp6"}) {
        const auto text = m_reader.read(m_root.path(path));
        if (!text)
            continue;
        for (TextCursor cursor(*text); !cursor.atEnd();) {
            const auto line = parseDatagramSocket(cursor.line());
            if (!line)
                continue;
            present[line->inode] = true;
            if (line->remotePort == NameServerPort)
                questions.push_back(line->inode);
            if (Socket *socket = follow(m_datagrams, line->inode, line->drops, line->local, metrics::UdpSocketDropped,
                                        metrics::UdpSocketOwnBuffer)) {
                batch.addInteger(socket->dropped, line->drops);
                losing[line->inode] = socket;
            }
        }
    }
    std::erase_if(m_datagrams, [&](const auto &entry) { return !present.contains(entry.first); });
    m_questions.look(questions);
    if (losing.empty())
        return;
    // What the kernel gives to those that ask for nothing; where it cannot be compared, advice holds for both.
    const auto usual = readNumber(m_reader, m_root.path("/proc/sys/net/core/rmem_default"));
    const auto diagnosed = m_diagnose ? m_diagnose(IPPROTO_UDP, ~uint32_t(0)) : std::nullopt;
    for (const auto &[inode, socket] : losing) {
        bool isOwn = true;
        if (usual && diagnosed) {
            const auto it = std::find_if(diagnosed->cbegin(), diagnosed->cend(),
                                         [i = inode](const DiagnosedSocket &d) { return d.inode == i; });
            isOwn = it == diagnosed->cend() || it->receiveBuffer != *usual;
        }
        batch.addInteger(socket->detail, isOwn ? 1 : 0);
    }
}

void SocketLossSource::sampleListeners(SampleBatch &batch)
{
    const auto listeners = m_diagnose(IPPROTO_TCP, uint32_t(1) << TCP_LISTEN);
    if (!listeners)
        return;
    bool any = false;
    for (const DiagnosedSocket &listener : *listeners) {
        if (Socket *socket = follow(m_listeners, listener.inode, listener.drops, listener.local,
                                    metrics::TcpListenerDropped, metrics::TcpListenerBacklog)) {
            batch.addInteger(socket->dropped, listener.drops);
            batch.addInteger(socket->detail, listener.sendQueue);
            any = true;
        }
    }
    std::erase_if(m_listeners, [&](const auto &entry) {
        return std::none_of(listeners->cbegin(), listeners->cend(),
                            [&](const DiagnosedSocket &listener) { return listener.inode == entry.first; });
    });
    if (const auto longest = any ? readNumber(m_reader, m_root.path("/proc/sys/net/core/somaxconn")) : std::nullopt)
        batch.addInteger(m_longestQueue, *longest);
}

std::optional<DatagramSocket> parseDatagramSocket(std::string_view line)
{
    TextCursor words(line);
    words.word(); // "12:"
    const auto local = endpointText(words.word());
    const std::string_view remote = words.word();
    for (int i = 0; i < 6; ++i) // state, queues, timer, retransmits, user, timeout
        words.word();
    const auto inode = words.number();
    words.word(); // references
    words.word(); // where it is in memory
    const auto drops = words.number();
    if (!local || !inode || *inode <= 0 || !drops)
        return std::nullopt;
    uint16_t port = 0;
    if (const size_t colon = remote.find(':'); colon != std::string_view::npos)
        std::from_chars(remote.data() + colon + 1, remote.data() + remote.size(), port, 16);
    return DatagramSocket{local->toStdString(), port, uint64_t(*inode), *drops};
}

} // namespace performance
