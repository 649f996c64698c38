// SPDX-License-Identifier: MIT
#include "performance/system/network_source.h"

#include "performance/procfs/device_counters.h"
#include "performance/procfs/keyed_values.h"
#include "performance/procfs/socket_counts.h"
#include "performance/system/route_table.h"

#include <QCoreApplication>

#include <fcntl.h>

namespace performance {

NetworkSource::NetworkSource(const KernelRoot &root, SeriesRegistry &registry)
    : m_registry(registry)
    , m_routes(root.path("/proc/net/route"))
    , m_routes6(root.path("/proc/net/ipv6_route"))
    , m_dev(root.path("/proc/net/dev"))
    , m_snmp(root.path("/proc/net/snmp"))
    , m_snmp6(root.path("/proc/net/snmp6"))
    , m_netstat(root.path("/proc/net/netstat"))
    , m_sockets(root.path("/proc/net/sockstat"))
    , m_sockets6(root.path("/proc/net/sockstat6"))
    , m_keys(networkKernelKeys(), registry)
{
    const auto series = [&](const MetricDefinition &metric, const char *attribute = nullptr,
                            const char *value = nullptr) {
        Attributes attributes;
        if (attribute)
            attributes.insert(QString::fromLatin1(attribute), QString::fromLatin1(value));
        return registry.idFor(metric.series(attributes));
    };
    using namespace metrics;
    m_tcpSockets = series(NetworkConnections, "network.transport", "tcp");
    m_udpSockets = series(NetworkConnections, "network.transport", "udp");
}

NetworkSource::Device NetworkSource::describe(const std::string &name)
{
    Device device(m_registry);
    const auto series = [&](const MetricDefinition &metric, const char *direction) {
        return device.held.idFor(
            metric.series({{QStringLiteral("network.interface.name"), QString::fromStdString(name)},
                           {QStringLiteral("network.io.direction"), QString::fromLatin1(direction)}}));
    };
    using namespace metrics;
    device.received = series(NetworkIo, "receive");
    device.sent = series(NetworkIo, "transmit");
    device.receivedPackets = series(NetworkPackets, "receive");
    device.sentPackets = series(NetworkPackets, "transmit");
    device.receiveErrors = series(NetworkErrors, "receive");
    device.sendErrors = series(NetworkErrors, "transmit");
    device.receiveDropped = series(NetworkDropped, "receive");
    device.sendDropped = series(NetworkDropped, "transmit");
    return device;
}

/// The interface of the default route: of IPv4, or where that leads nowhere, of IPv6. Of IPv4's table the first piece is enough, and
/// all of it is megabytes on a router; IPv6's may list it anywhere.
std::optional<std::string> NetworkSource::leadingOut()
{
    const UniqueFd file(::open(m_routes.c_str(), O_RDONLY | O_CLOEXEC));
    if (file) {
        const auto text = m_reader.readRecord(file.get());
        if (const auto interface = text ? defaultRouteInterface(*text) : std::nullopt)
            return interface;
    }
    const auto text6 = m_reader.read(m_routes6);
    return text6 ? defaultRouteInterface6(*text6) : std::nullopt;
}

void NetworkSource::sampleRoute(SampleBatch &batch)
{
    const auto interface = leadingOut();
    if (!interface) {
        m_route.reset();
        return;
    }
    if (!m_route || m_route->interface != *interface) {
        Route found(m_registry);
        found.interface = *interface;
        found.series = found.held.idFor(metrics::NetworkDefaultRoute.series(
            {{QStringLiteral("network.interface.name"), QString::fromStdString(*interface)}}));
        m_route.emplace(std::move(found));
    }
    batch.addInteger(m_route->series, 1);
}

void NetworkSource::sample(const Tick &tick, SampleBatch &batch)
{
    const auto add = [&](SeriesId id, std::optional<int64_t> value) {
        if (value)
            batch.addInteger(id, *value);
    };
    m_missing = {};
    if (const auto text = m_dev.read(m_reader)) {
        m_devices.begin();
        for (const NetworkDevice &d : parseNetDev(*text)) {
            Device *known = m_devices.find(d.name);
            if (!known) {
                // An interface that never carried anything has no series yet.
                if (d.receivedPackets == 0 && d.sentPackets == 0)
                    continue;
                known = m_devices.add(d.name, describe(std::string(d.name)));
            }
            const Device &device = *known;
            batch.addInteger(device.received, d.receivedBytes);
            batch.addInteger(device.sent, d.sentBytes);
            batch.addInteger(device.receivedPackets, d.receivedPackets);
            batch.addInteger(device.sentPackets, d.sentPackets);
            batch.addInteger(device.receiveErrors, d.receiveErrors);
            batch.addInteger(device.sendErrors, d.sendErrors);
            batch.addInteger(device.receiveDropped, d.receiveDropped);
            batch.addInteger(device.sendDropped, d.sendDropped);
        }
        m_devices.end();
    } else {
        m_missing = Message("Source",
                            QT_TRANSLATE_NOOP("Source", "Network figures are missing: /proc/net/dev cannot be read."));
    }
    KeyedValues &counters = m_keys.values();
    counters.clear();
    if (const auto text = m_snmp.read(m_reader))
        counters.readTable(*text);
    if (const auto text = m_snmp6.read(m_reader))
        counters.readLines(*text);
    if (const auto text = m_netstat.read(m_reader))
        counters.readTable(*text);
    m_keys.addTo(batch);
    if (tick.every(10))
        sampleRoute(batch);
    // Sockets in use change slowly and count nothing that could be missed in between.
    if (tick.every(5)) {
        std::optional<int64_t> tcp;
        std::optional<int64_t> udp;
        const auto sum = [](std::optional<int64_t> &total, std::optional<int64_t> part) {
            if (part)
                total = total.value_or(0) + *part;
        };
        if (const auto text = m_sockets.read(m_reader)) {
            sum(tcp, socketsInUse(*text, "TCP"));
            sum(udp, socketsInUse(*text, "UDP"));
        }
        if (const auto text = m_sockets6.read(m_reader)) {
            sum(tcp, socketsInUse(*text, "TCP6"));
            sum(udp, socketsInUse(*text, "UDP6"));
        }
        add(m_tcpSockets, tcp);
        add(m_udpSockets, udp);
    }
}

} // namespace performance
