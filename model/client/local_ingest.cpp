// SPDX-License-Identifier: MIT

// What LocalClient is told by programs: recorded metrics, and those that come over the network or the runtime folder.

#include "performance/client/local_client_p.h"

#include "performance/ingest/control_client.h"

#include <QCoreApplication>

#include <thread>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

/// Told apart from what other programs record under the same name.
PerformanceMetric ofThisProgram(PerformanceMetric metric)
{
    const QString service = QStringLiteral("service.name");
    if (!metric.attributes.contains(service))
        metric.attributes.insert(service, QCoreApplication::applicationName());
    return metric;
}

} // namespace

/// Other programs' metrics come to whoever writes the history.
void LocalClient::Private::openIngest()
{
    if (folder.path().isEmpty() || !folder.isWriter() || isReader())
        return;
    const std::lock_guard oneAtATime(ingestOpening);
    IngestServer::Options options;
    std::shared_ptr<IngestServer> old;
    {
        const QMutexLocker lock(&mutex);
        options = {config.ingest, config.ingestPort, config.statsdPort, config.ingestOrigins, config.apdexTarget, config.scrapeTargets};
        old.swap(ingest);
    }
    const QStringList dropped = old ? old->status().dropped : QStringList();
    // The ports and the socket must be free again: whoever holds it for a moment lets it go soon.
    while (old && old.use_count() > 1)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    old.reset();
    IngestServer::Hooks hooks;
    hooks.expose = [this] {
        // What got nothing for as long as Prometheus looks back has ended; shown on, it would never go stale there.
        constexpr auto Lookback = std::chrono::minutes(5);
        const Timestamp oldest = now() - Lookback;
        std::vector<ExposedSample> samples;
        for (const SeriesStore::Latest &latest : store->latest()) {
            if (latest.time >= oldest)
                samples.push_back({store->catalogue().descriptor(latest.series), latest.raw});
        }
        return samples;
    };
    hooks.record = [this](const PerformanceMetric &metric, SeriesOrigin origin) { return record(metric, origin); };
    hooks.since = store->info().newest.value_or(Timestamp());
    if (!programs)
        programs = std::make_shared<ProgramFeed>(store->info().newest.value_or(Timestamp()));
    hooks.programs = programs;
    auto server = std::make_shared<IngestServer>(store->catalogue(), options, std::move(hooks));
    for (const QString &metric : dropped)
        server->setDropped(metric, true);
    const QMutexLocker lock(&mutex);
    ingest = std::move(server);
}

IngestStatus LocalClient::Private::ingestStatus() const
{
    const QStringList ofPlugins = plugins ? plugins->problems() : QStringList();
    const auto server = currentIngest();
    if (!server) {
        IngestStatus none;
        none.problems = ofPlugins;
        return none;
    }
    const IngestServer::Status told = server->status();
    IngestStatus status{told.httpPort, told.statsdPort, told.socket, told.problems, told.accepted + told.statsdLines - told.statsdBroken, told.rejected + told.statsdBroken,
                        told.refused, told.datagramsDropped + told.programsLost, {}, told.dropped, told.sources};
    status.problems += ofPlugins;
    for (const SeriesAdmission::Culprit &culprit : told.overflowing)
        status.overflowing << culprit.metric;
    return status;
}

PerformanceClient::Future<void> LocalClient::recordMetric(const PerformanceMetric &metric)
{
    return readyFuture<void>(d->record(metric, SeriesOrigin::Recorded));
}

PerformanceResult<void> LocalClient::Private::record(const PerformanceMetric &metric, SeriesOrigin origin)
{
    if (!collector)
        return failure(switchedOff());
    if (isReader()) {
        return failure(PerformanceErrorCode::ReadOnly, metric.id,
                       text(QT_TRANSLATE_NOOP("Client", "another program writes to this data folder")),
                       text(QT_TRANSLATE_NOOP("Client", "Close it, or use another folder.")));
    }
    if (auto valid = validate(metric, now()); !valid)
        return failure(valid.error());
    SeriesDescriptor descriptor;
    descriptor.metric = metric.id;
    descriptor.attributes = metric.attributes;
    descriptor.name = metric.name.isEmpty() ? metric.id : metric.name;
    descriptor.unit = metric.unit;
    descriptor.category = metric.category;
    descriptor.origin = origin;
    const SeriesId series = store->catalogue().idForNow(descriptor);
    if (!series.isValid()) {
        const bool isTaken = store->catalogue().isOfAnother(descriptor);
        return failure(PerformanceErrorCode::InvalidMetric, isTaken ? metric.id : QStringLiteral("id"),
                       isTaken ? text(QT_TRANSLATE_NOOP("Client", "the machine's own metrics have this name; a service.name among its attributes tells it apart"))
                               : text(QT_TRANSLATE_NOOP("Client", "there are too many series already")));
    }
    const SeriesDescriptor known = store->catalogue().descriptor(series);
    if (known.unit != metric.unit || known.storage != Storage::Real) {
        return failure(PerformanceErrorCode::InvalidMetric, QStringLiteral("unit"),
                       text(QT_TRANSLATE_NOOP("Client", "%1 is already recorded in \"%2\"")).arg(metric.id, known.unit));
    }
    if (auto visit = visitOf(metric)) {
        ux->add(std::move(*visit));
        visited = true;
    }
    PerformanceMetric last = metric;
    last.id = descriptor.key();
    last.metadata.insert(metric.attributes);
    last.attributes.clear();
    const QMutexLocker lock(&mutex);
    const EventSample sample{series, toNanoseconds(metric.timestamp), bitsOf(metric.value)};
    recorded.push_back(sample);
    lastRecorded.insert(last.id, last);
    if (publishes()) {
        // A value is all that can be published; what it is described by goes through the socket.
        if (metric.metadata.isEmpty())
            publishing.push_back(sample);
        else
            send(ofThisProgram(metric));
    }
    return {};
}

/// One at a time, and not for ever: a dashboard that does not answer must hold up neither queries nor the end of a program.
/// What it does not get is counted, and told once.
void LocalClient::Private::send(const PerformanceMetric &metric)
{
    Q_ASSERT(mutex.isHeld());
    constexpr int MostUnsent = 100;
    if (unsent.fetch_add(1) >= MostUnsent) {
        --unsent;
        if (notSent.fetch_add(1) == 0)
            whyNotSent = text(QT_TRANSLATE_NOOP("Client", "they are recorded faster than the dashboard takes them"));
        return;
    }
    sending.start([this, metric] {
        const auto sent = sendToDashboard(metric);
        --unsent;
        // That no dashboard runs is no loss: there is nobody to see it.
        if (!sent && sent.error().code() != PerformanceErrorCode::Unsupported && notSent.fetch_add(1) == 0) {
            const QMutexLocker lock(&mutex);
            whyNotSent = sent.error().message();
        }
    });
}

/// An application shows what it records to the dashboard that runs, or will run.
void LocalClient::Private::publish(std::span<const EventSample> samples)
{
    Q_ASSERT(ticking.isHere());
    if (samples.empty() || !publishes())
        return;
    if (!publisher && !std::exchange(publisherTried, true)) {
        auto opened = ProgramPublisher::open(QCoreApplication::applicationName());
        if (opened)
            publisher = std::move(*opened);
        else
            Q_EMIT q->problemOccurred(opened.error().message());
    }
    if (publisher)
        publisher->publish(samples, store->catalogue());
}

PerformanceClient::Future<void> LocalClient::dropMetric(const QString &metric, bool dropped)
{
    const auto server = d->currentIngest();
    if (!server)
        return readyFuture<void>(failure(PerformanceErrorCode::Unsupported, metric, text(QT_TRANSLATE_NOOP("Client", "this program receives no metrics of others"))));
    server->setDropped(metric, dropped);
    return readyFuture<void>({});
}

MetricRecorder LocalClient::recorder(const QString &id, const QString &unit, MetricCategory category, const Attributes &attributes)
{
    PerformanceMetric probe(id, id, category, 0, unit);
    probe.attributes = attributes;
    if (!d->collector || d->isReader() || !validate(probe, now()))
        return {};
    SeriesDescriptor descriptor;
    descriptor.metric = id;
    descriptor.attributes = attributes;
    descriptor.name = id;
    descriptor.unit = unit;
    descriptor.category = category;
    descriptor.origin = SeriesOrigin::Recorded;
    const SeriesId series = d->store->catalogue().idFor(descriptor);
    if (!series.isValid() || d->store->catalogue().descriptor(series).unit != unit)
        return {};
    return d->recorders->recorder(series);
}

} // namespace performance
