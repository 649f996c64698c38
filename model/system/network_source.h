// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/keyed_metrics.h"
#include "performance/system/present_devices.h"
#include "performance/system/source.h"

#include <optional>

namespace performance {

/// /proc/net/dev, snmp, snmp6, netstat, sockstat and sockstat6. Counters of UDP are the sum over IPv4 and IPv6.
///
/// Thread-safety: the collector's thread.
class NetworkSource : public Source {
public:
    NetworkSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

private:
    struct Device {
        explicit Device(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        SeriesId received, sent, receivedPackets, sentPackets, receiveErrors, sendErrors, receiveDropped, sendDropped;
    };
    struct Route {
        explicit Route(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        std::string interface;
        SeriesId series;
    };
    std::optional<std::string> leadingOut();
    void sampleRoute(SampleBatch &batch);
    Device describe(const std::string &name);

    SeriesRegistry &m_registry;
    FileReader m_reader;
    std::string m_routes, m_routes6;
    std::optional<Route> m_route; ///< the default one, as it was last found
    KernelFile m_dev, m_snmp, m_snmp6, m_netstat, m_sockets, m_sockets6;
    PresentDevices<Device> m_devices;
    KeyedMetrics m_keys;
    SeriesId m_tcpSockets, m_udpSockets;
    Message m_missing;
};

} // namespace performance
