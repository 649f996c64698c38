// SPDX-License-Identifier: MIT
#pragma once

#include "support/test_support.h"

#include <performance/client/performance_client.h>

#include <QHostAddress>
#include <QTcpSocket>
#include <QTemporaryDir>

/// A client that receives, with a data folder, a runtime folder and ports of its own.
class Receiver {
public:
    explicit Receiver(const QStringList &origins = {}, const QStringList &scrapeTargets = {})
    {
        m_before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
        using namespace std::chrono_literals;
        m_client = performance::createPerformanceClient(performance::PerformanceConfig()
                                                            .withDataFolder(m_data.path())
                                                            .withProfileInterval(200ms)
                                                            .withIngest(true)
                                                            .withIngestPorts(0, 0)
                                                            .withIngestOrigins(origins)
                                                            .withScrapeTargets(scrapeTargets));
        const auto status = resultOf(m_client->diagnostics()->status());
        if (!status || status->ingest.httpPort == 0)
            qFatal("the receiver does not listen");
        m_http = status->ingest.httpPort;
        m_statsd = status->ingest.statsdPort;
    }

    ~Receiver() { qputenv("XDG_RUNTIME_DIR", m_before); } // another receiver's, perhaps
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    performance::PerformanceClient &client() { return *m_client; }
    QString folder() const { return m_data.path(); }
    int httpPort() const { return m_http; }
    int statsdPort() const { return m_statsd; }
    performance::IngestStatus status() { return resultOf(m_client->diagnostics()->status())->ingest; }
    QByteArray token() const
    {
        QFile file(m_runtime.filePath(QStringLiteral("wai-performance/token")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The last value of a series by its key, as it is stored; nothing where there is none yet.
    std::optional<double> value(const QString &key)
    {
        const auto metrics = resultOf(m_client->metrics());
        for (const performance::PerformanceMetric &metric :
             metrics ? *metrics : std::vector<performance::PerformanceMetric>()) {
            if (metric.id == key)
                return metric.value;
        }
        return std::nullopt;
    }
    /// How far a counter has come, by its key; nothing where there is none yet.
    std::optional<double> total(const QString &key)
    {
        using namespace std::chrono_literals;
        const auto report = resultOf(m_client->generateReport(QStringLiteral("total"), 5min));
        const performance::RecordedSeries *column = report ? report->recording.find(key) : nullptr;
        for (size_t i = column ? column->bits.size() : 0; i-- > 0;) {
            if (column->has(i))
                return column->raw(i);
        }
        return std::nullopt;
    }

    /// Sends bytes over a connection of its own and returns all that comes back until the other side closes it.
    QByteArray exchange(const QByteArray &bytes, int waitMs = 5000)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(m_http));
        if (!socket.waitForConnected(2000))
            return "no connection";
        socket.write(bytes);
        QByteArray answer;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(waitMs))
            answer += socket.readAll();
        return answer + socket.readAll();
    }

private:
    QByteArray m_before;
    QTemporaryDir m_data;
    QTemporaryDir m_runtime;
    std::unique_ptr<performance::PerformanceClient> m_client;
    int m_http = 0;
    int m_statsd = 0;
};
