// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/error.h"
#include "performance/ingest/http_server.h"
#include "performance/ingest/intake.h"
#include "performance/ingest/prometheus_text.h"

#include <memory>

namespace performance {

class ProgramFeed;
struct PerformanceMetric;

/// Where other programs send their metrics: OTLP/HTTP and our JSON on a loopback port, StatsD by datagrams, and a socket
/// in the runtime folder that only the user's own programs reach; and files there through which programs that use this
/// library publish what they record. Samples wait here until the collector's next tick takes
/// them; where nobody takes them in time, senders are told to come again. Thread-safe.
class IngestServer {
public:
    static constexpr int HttpPort = 4318;
    static constexpr int StatsdPort = 8125;
    /// Samples that may wait for a tick.
    static constexpr size_t MostWaiting = 4'000'000;

    struct Options {
        bool network = false; ///< the ports; the socket in the runtime folder is there in any case
        int httpPort = HttpPort;
        int statsdPort = StatsdPort;
        QStringList origins; ///< web pages that may send
        std::chrono::milliseconds apdexTarget{500};
        QStringList scrapeTargets; ///< of this machine, asked every few seconds
    };
    struct Hooks {
        /// The last value of every series, for /metrics.
        std::function<std::vector<ExposedSample>()> expose;
        /// A metric in our own form; the error goes back to whoever sent it.
        std::function<PerformanceResult<void>(const PerformanceMetric &, SeriesOrigin)> record;
        /// Reads what programs publish; outlives the server, since it knows how far it has come. May be null.
        std::shared_ptr<ProgramFeed> programs;
        /// The newest moment that the history holds: of what began before it nobody knows how much is in there already.
        Timestamp since;
    };
    IngestServer(SeriesRegistry &registry, const Options &options, Hooks hooks);
    ~IngestServer();
    IngestServer(const IngestServer &) = delete;
    IngestServer &operator=(const IngestServer &) = delete;

    /// What came since the last call, and what StatsD clients sent in the second that ends at `time`.
    std::vector<EventSample> take(Timestamp time);

    struct Status {
        int httpPort = 0; ///< 0: not listening
        int statsdPort = 0;
        QString socket; ///< path; empty where there is none
        QStringList problems;
        quint64 accepted = 0; ///< points, spans, lines of StatsD
        quint64 rejected = 0;
        quint64 refused = 0;          ///< requests that the guard or a limit turned away
        quint64 datagramsDropped = 0; ///< by the kernel, since nobody took them in time
        quint64 programsLost = 0;     ///< samples that programs published faster than they were read
        std::vector<SeriesAdmission::Culprit> overflowing;
        QStringList dropped;
        std::vector<IngestSource> sources; ///< by name
    };
    Status status() const;
    /// Takes what a plugin shows in Prometheus' text (or OpenMetrics); its name becomes the service.name.
    IntakeResult takePluginPage(const QByteArray &body, const QString &plugin);
    /// A metric of a plugin in our own form, through the same limits.
    PerformanceResult<void> recordOfPlugin(const PerformanceMetric &metric);
    void setDropped(const QString &metric, bool dropped);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
