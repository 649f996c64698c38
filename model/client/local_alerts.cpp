// SPDX-License-Identifier: MIT
// LocalClient's door to alerts.
#include "performance/client/local_client_p.h"

namespace performance {

void LocalClient::Private::openAlerts()
{
    constexpr int Columns = 600;
    AlertEngine::Sources sources;
    sources.query = [this](const QString &key, const TimeRange &range) { return store->query(key, range, Columns).value_or(SeriesData()); };
    sources.processes = [this](const TimeRange &range) { return store->processTotals(range); };
    // Later, since nobody listens yet to a client that is being made.
    sources.problem = [client = q](const QString &sentence) { QMetaObject::invokeMethod(client, [client, sentence] { Q_EMIT client->problemOccurred(sentence); }, Qt::QueuedConnection); };
    alerts = std::make_unique<AlertEngine>(std::move(sources), folder.path().isEmpty() ? QString() : folder.path() + QLatin1String("/alerts.json"));
}

void LocalClient::Private::tickAlerts(Timestamp time)
{
    for (const Alert &alert : alerts->tick(time)) {
        {
            const QMutexLocker lock(&mutex);
            addEvent(TimelineEvent::Kind::Change, time, alert.sentence);
        }
        Q_EMIT q->alerted(alert);
    }
}

PerformanceClient::Future<AlertSettings> LocalClient::alertSettings()
{
    return readyFuture<AlertSettings>(d->alerts->settings());
}

PerformanceClient::Future<void> LocalClient::setAlertSettings(const AlertSettings &settings)
{
    // Also where another program records: whoever shares the folder takes the rules over.
    return d->lanes.run(Private::Lane::Question, [this, settings] { return d->alerts->setSettings(settings); });
}

PerformanceClient::Future<std::vector<Alert>> LocalClient::alerts()
{
    return readyFuture<std::vector<Alert>>(d->alerts->alerts());
}

} // namespace performance
