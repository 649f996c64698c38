// SPDX-License-Identifier: MIT
#include "performance/client/local_client_p.h"

#include "performance/core/metric_table.h"
#include "performance/system/machine.h"
#include "performance/system/process_inspector.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

} // namespace

PerformanceError LocalClient::Private::switchedOff()
{
    return {PerformanceErrorCode::Unsupported, text(QT_TRANSLATE_NOOP("Client", "observing this machine")),
            text(QT_TRANSLATE_NOOP("Client", "it is switched off")),
            text(QT_TRANSLATE_NOOP("Client", "Switch metrics on in the settings, or unset PERFORMANCE_ENABLED."))};
}

LocalClient::LocalClient(const PerformanceConfig &config) : d(std::make_unique<Private>(this))
{
    qRegisterMetaType<Timestamp>();
    qRegisterMetaType<Alert>();
    d->config = config.validated() ? config : PerformanceConfig().withDataFolder(config.dataFolder);
    d->sending.setMaxThreadCount(1);
    d->open();
}

LocalClient::~LocalClient()
{
    if (d->follower.joinable()) {
        d->follower.request_stop();
        d->follower.join();
    }
    if (d->collector)
        d->collector->stop();
    {
        // Whoever waits for a tick that will not come gets a finished future without a result: its promise is gone.
        const QMutexLocker lock(&d->mutex);
        d->waiting.clear();
    }
    if (const auto capture = d->currentCapture())
        capture->stop(); // its thread calls back here
    d->optimizer->cancelQuestions();
    d->lanes.finish();
    d->sending.clear(); // what was not sent by now is not sent
    d->sending.waitForDone();
    d->plugins.reset();
    std::exchange(d->ingest, nullptr).reset(); // its threads record through this client; nobody else holds it now
    d->optimizer.reset(); // takes back what it was trying, and tells while there is somebody to be told
}

void LocalClient::Private::open()
{
    SeriesStore::Options options;
    options.retention = config.metricsRetention;
    options.sizeLimit = config.historyLimit;
    QString reason;
    if (!config.dataFolder.isEmpty()) {
        // A client that does not observe has nothing to write: it looks at what others recorded.
        auto opened = DataFolder::open(config.dataFolder, config.enableMetrics ? DataFolder::Wish::Write : DataFolder::Wish::OnlyRead);
        if (opened) {
            folder = std::move(*opened);
            options.file = folder.historyFile();
            options.mode = folder.isWriter() ? SeriesStore::Mode::Writer : SeriesStore::Mode::Reader;
            auto made = SeriesStore::open(options);
            if (made)
                store = std::move(*made);
            else
                reason = made.error().message();
        } else {
            reason = opened.error().message();
        }
    }
    if (!store) {
        options.mode = SeriesStore::Mode::Memory;
        store = std::move(*SeriesStore::open(options));
    }
    library = std::make_unique<ReportLibrary>(folder.path().isEmpty() ? QString() : folder.reportsFolder());
    if (!reason.isEmpty()) {
        const QString sentence = text(QT_TRANSLATE_NOOP("Client", "Nothing is kept after the end of this program: %1")).arg(reason);
        // Nobody is connected yet; the event loop delivers it when somebody may be.
        QMetaObject::invokeMethod(q, [client = q, sentence] { Q_EMIT client->problemOccurred(sentence); }, Qt::QueuedConnection);
    }
    if (isReader())
        store->refresh();
    openOptimizer();
    openUx();
    openAlerts();
    if (!config.enableMetrics)
        return;

    Collector::Options collecting;
    collecting.interval = config.profileInterval;
    collecting.cpuBudget = config.cpuBudget;
    collectsIntoScratch = isReader();
    SeriesRegistry &registry = collectsIntoScratch ? static_cast<SeriesRegistry &>(scratch) : store->catalogue();
    selfCpuSeries = registry.idFor(performance::metrics::SelfCpuTime.series());
    selfMemorySeries = registry.idFor(performance::metrics::SelfMemory.series());
    collector = std::make_unique<Collector>(
        collecting, registry, [this](const CollectedTick &tick) { onTick(tick); }, [this] { return SelfLosses{recorders->dropped(), store->catalogue().forgotten()}; });
    collector->start();
    openIngest();
    openPlugins();
    if (isReader())
        follower = std::jthread([this](const std::stop_token &stop) { follow(stop); });
}

void LocalClient::Private::onTick(const CollectedTick &tick)
{
    Q_ASSERT(ticking.isHere());
    std::vector<EventSample> samples = recorders->drain();
    publish(samples);
    std::vector<EventSample> published;
    if (const auto server = currentIngest()) {
        const std::vector<EventSample> sent = server->take(tick.batch.time);
        samples.insert(samples.end(), sent.begin(), sent.end());
    }
    const auto processes = std::make_shared<ProcessTick>();
    processes->time = tick.batch.time;
    processes->interval = tick.interval;
    processes->processes = tick.topProcesses;
    {
        const QMutexLocker lock(&mutex);
        samples.insert(samples.end(), recorded.cbegin(), recorded.cend());
        recorded.clear();
        published.swap(publishing);
        for (const Sample &sample : tick.batch.samples) {
            if (sample.series == selfMemorySeries) {
                selfMemory = sample.bits;
            } else if (sample.series == selfCpuSeries) {
                if (selfCpuBits > 0 && tick.interval.count() > 0)
                    selfCpu = double(sample.bits - selfCpuBits) * 1e3 / double(tick.interval.count());
                selfCpuBits = sample.bits;
            }
        }
        if (tick.allProcesses && processWatchers > 0) // of the last tick, nobody may want it any more
            allProcesses = {tick.batch.time, tick.interval, tick.allProcesses};
    }
    publish(published);
    const bool records = !isReader();
    if (records)
        keepFolder();
    const bool writes = records && (folder.path().isEmpty() || folder.isWriter());
    if (writes) {
        store->append(collectsIntoScratch ? ofHistory(tick.batch) : tick.batch, samples, processes);
    }

    std::vector<std::function<void()>> ready;
    const quint64 forgotten = store->catalogue().forgotten();
    {
        const QMutexLocker lock(&mutex);
        if (std::exchange(forgottenRecorded, forgotten) != forgotten)
            lastRecorded.removeIf([this](const auto &entry) { return !store->catalogue().find(entry.key()); });
        ++ticks;
        if (session) {
            ++session->state.snapshots;
        }
        if (tick.batch.afterGap && ticks > 1)
            addEvent(TimelineEvent::Kind::Gap, tick.batch.time, text(QT_TRANSLATE_NOOP("Client", "Recording was interrupted: the machine slept or the clock was set.")));
        if (ticks >= 2)
            ready.swap(waiting);
    }
    for (const auto &start : ready)
        start();
    tellProblems();
    if (writes) {
        Q_EMIT q->advanced(tick.batch.time);
        tickOptimizer(tick.batch.time);
        tickAlerts(tick.batch.time);
    }
    if (visited.exchange(false))
        Q_EMIT q->uxChanged();
}

void LocalClient::Private::tellProblems()
{
    const QStringList problems = store->info().problems;
    QStringList fresh;
    {
        const QMutexLocker lock(&mutex);
        fresh = problems.mid(std::min(toldProblems, problems.size()));
        toldProblems = problems.size();
        if (!whyNotSent.isEmpty())
            fresh << text(QT_TRANSLATE_NOOP("Client", "The dashboard does not get all metrics that are recorded with metadata: %1")).arg(std::exchange(whyNotSent, {}));
    }
    for (const QString &problem : fresh)
        Q_EMIT q->problemOccurred(problem);
}

void LocalClient::Private::addEvent(TimelineEvent::Kind kind, Timestamp time, const QString &sentence)
{
    Q_ASSERT(mutex.isHeld());
    events.push_back({kind, time, sentence});
    if (events.size() > 1000)
        events.pop_front();
}

std::chrono::milliseconds LocalClient::Private::wantedInterval() const
{
    Q_ASSERT(mutex.isHeld());
    if (session && session->interval)
        return std::min(*session->interval, config.profileInterval);
    return config.profileInterval;
}

// --- what there is now ---------------------------------------------------------------------------------------------

PerformanceSnapshot LocalClient::Private::makeSnapshot() const
{
    PerformanceSnapshot snapshot;
    snapshot.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    snapshot.metrics = makeMetrics();
    QHash<QString, double> values;
    for (const PerformanceMetric &metric : snapshot.metrics) {
        values.insert(metric.id, metric.value);
        snapshot.timestamp = std::max(snapshot.timestamp, metric.timestamp);
    }
    const auto shown = [&](const QString &key) -> std::optional<double> {
        const auto it = values.constFind(key);
        return it == values.cend() ? std::nullopt : std::optional(*it);
    };
    snapshot.cpuUsage = cpuUsageFrom(shown);
    snapshot.memoryUsage = memoryUsageFrom(shown);
    if (const auto last = store->processesAt(snapshot.timestamp))
        snapshot.processes = last->processes;
    return snapshot;
}

std::vector<PerformanceMetric> LocalClient::Private::makeMetrics() const
{
    std::vector<PerformanceMetric> list;
    const std::vector<SeriesStore::Latest> newest = store->latest();
    for (const SeriesStore::Latest &latest : newest) {
        if (!latest.shown)
            continue;
        const SeriesDescriptor descriptor = store->catalogue().descriptor(latest.series);
        PerformanceMetric metric;
        metric.id = descriptor.key();
        metric.name = displayName(descriptor);
        metric.category = descriptor.category;
        metric.value = *latest.shown;
        metric.unit = descriptor.shownUnit();
        metric.timestamp = latest.time;
        metric.metadata = descriptor.attributes;
        list.push_back(std::move(metric));
    }
    const QMutexLocker lock(&mutex);
    QSet<QString> listed;
    for (PerformanceMetric &metric : list) {
        if (const auto it = lastRecorded.constFind(metric.id); it != lastRecorded.cend())
            metric = *it;
        listed.insert(metric.id);
    }
    // Recorded since the last tick, so the store does not have them yet.
    for (const PerformanceMetric &metric : lastRecorded) {
        if (!listed.contains(metric.id))
            list.push_back(metric);
    }
    return list;
}

PerformanceClient::Future<PerformanceSnapshot> LocalClient::createSnapshot()
{
    if (!d->collector)
        return readyFuture<PerformanceSnapshot>(failure(Private::switchedOff()));
    return d->runWhenReady(Private::Lane::Query, [this]() -> PerformanceResult<PerformanceSnapshot> { return d->makeSnapshot(); });
}

PerformanceClient::Future<std::vector<PerformanceMetric>> LocalClient::metrics()
{
    if (!d->collector)
        return readyFuture<std::vector<PerformanceMetric>>(failure(Private::switchedOff()));
    return d->runWhenReady(Private::Lane::Query, [this]() -> PerformanceResult<std::vector<PerformanceMetric>> { return d->makeMetrics(); });
}

PerformanceClient::Future<PerformanceMetric> LocalClient::metric(const QString &id)
{
    {
        const QMutexLocker lock(&d->mutex);
        if (const auto it = d->lastRecorded.constFind(id); it != d->lastRecorded.cend())
            return readyFuture<PerformanceMetric>(*it);
    }
    if (!d->collector)
        return readyFuture<PerformanceMetric>(failure(Private::switchedOff()));
    return d->runWhenReady(Private::Lane::Query, [this, id]() -> PerformanceResult<PerformanceMetric> {
        for (PerformanceMetric &metric : d->makeMetrics()) {
            if (metric.id == id)
                return std::move(metric);
        }
        return failure(PerformanceErrorCode::MetricNotFound, id);
    });
}

// --- history -------------------------------------------------------------------------------------------------------

PerformanceClient::Future<std::vector<SeriesInfo>> LocalClient::series()
{
    return d->lanes.run(Private::Lane::Query, [this]() -> PerformanceResult<std::vector<SeriesInfo>> { return d->store->series(); });
}

PerformanceClient::Future<SeriesData> LocalClient::query(const QString &key, const TimeRange &range, int maxPoints)
{
    return d->lanes.run(Private::Lane::Query, [this, key, range, maxPoints] { return d->store->query(key, range, maxPoints); });
}

PerformanceClient::Future<std::vector<SeriesData>> LocalClient::queryAll(const QStringList &keys, const TimeRange &range, int maxPoints)
{
    return d->lanes.run(Private::Lane::Query, [this, keys, range, maxPoints]() -> PerformanceResult<std::vector<SeriesData>> {
        std::vector<SeriesData> answers;
        for (const QString &key : keys)
            answers.push_back(d->store->query(key, range, maxPoints).value_or(SeriesData()));
        return answers;
    });
}

PerformanceClient::Future<std::vector<TimelineEvent>> LocalClient::events(const TimeRange &range)
{
    const QMutexLocker lock(&d->mutex);
    std::vector<TimelineEvent> list;
    std::copy_if(d->events.cbegin(), d->events.cend(), std::back_inserter(list),
                 [&](const TimelineEvent &event) { return range.contains(event.time); });
    return readyFuture<std::vector<TimelineEvent>>(std::move(list));
}

PerformanceClient::Future<ProcessList> LocalClient::processesAt(Timestamp time)
{
    return d->lanes.run(Private::Lane::Query, [this, time]() -> PerformanceResult<ProcessList> {
        const auto tick = d->store->processesAt(time);
        if (!tick)
            return failure(PerformanceErrorCode::Other, toIsoString(time), text(QT_TRANSLATE_NOOP("Client", "no processes were recorded at that moment")));
        return ProcessList{tick->time, tick->interval, std::shared_ptr<const std::vector<ProcessSample>>(tick, &tick->processes)};
    });
}

PerformanceClient::Future<ProcessList> LocalClient::processesIn(const TimeRange &range)
{
    return d->lanes.run(Private::Lane::Query, [this, range]() -> PerformanceResult<ProcessList> {
        auto list = std::make_shared<std::vector<ProcessSample>>(d->store->processTotals(range));
        if (list->empty())
            return failure(PerformanceErrorCode::Other, toIsoString(range.from), text(QT_TRANSLATE_NOOP("Client", "no processes were recorded in that range")));
        return ProcessList{range.to, range.length(), std::move(list)};
    });
}

PerformanceClient::Future<std::vector<ProcessMoment>> LocalClient::processHistory(const ProcessIdentity &identity, const TimeRange &range)
{
    return d->lanes.run(Private::Lane::Query, [this, identity, range]() -> PerformanceResult<std::vector<ProcessMoment>> {
        std::vector<ProcessMoment> moments;
        for (const auto &tick : d->store->processesIn(range)) {
            const auto it = std::find_if(tick->processes.cbegin(), tick->processes.cend(), [&](const ProcessSample &p) { return p.identity == identity; });
            if (it != tick->processes.cend())
                moments.push_back({tick->time, *it});
        }
        return moments;
    });
}

PerformanceClient::Future<ProcessDetails> LocalClient::processDetails(const ProcessIdentity &identity)
{
    return d->lanes.run(Private::Lane::Question, [identity] { return inspectProcess(identity); });
}

PerformanceClient::Future<void> LocalClient::signalProcess(const ProcessIdentity &identity, ProcessSignal signal)
{
    return d->lanes.run(Private::Lane::Question, [identity, signal] { return performance::signalProcess(identity, signal); });
}

PerformanceClient::Future<ProcessList> LocalClient::processes()
{
    if (!d->collector)
        return readyFuture<ProcessList>(failure(Private::switchedOff()));
    const QMutexLocker lock(&d->mutex);
    return readyFuture<ProcessList>(d->allProcesses);
}

void LocalClient::watchProcesses(bool watched)
{
    const QMutexLocker lock(&d->mutex);
    d->processWatchers = std::max(0, d->processWatchers + (watched ? 1 : -1));
    if (d->collector)
        d->collector->wantAllProcesses(d->processWatchers > 0);
    if (d->processWatchers == 0)
        d->allProcesses = {};
}

// --- configuration -------------------------------------------------------------------------------------------------

PerformanceClient::Future<PerformanceConfig> LocalClient::config()
{
    const QMutexLocker lock(&d->mutex);
    return readyFuture<PerformanceConfig>(d->config);
}

PerformanceClient::Future<void> LocalClient::setConfig(const PerformanceConfig &config)
{
    if (auto valid = config.validated(); !valid)
        return readyFuture<void>(failure(valid.error()));
    std::chrono::milliseconds interval{};
    bool otherIngest = false;
    {
        const QMutexLocker lock(&d->mutex);
        // Where the data lies is decided when the client is made.
        const QString folder = d->config.dataFolder;
        const auto ingestOf = [](const PerformanceConfig &c) { return std::tie(c.ingest, c.ingestPort, c.statsdPort, c.ingestOrigins, c.apdexTarget, c.scrapeTargets); };
        otherIngest = d->collector && ingestOf(d->config) != ingestOf(config);
        d->config = config.withDataFolder(folder);
        interval = d->wantedInterval();
    }
    if (d->collector) {
        d->collector->setInterval(interval);
        d->collector->setCpuBudget(config.cpuBudget);
    }
    d->optimizer->setAutomatic(config.autoOptimize, config.autoOptimizeBudget);
    Q_EMIT configChanged();
    return d->lanes.run(Private::Lane::Question, [this, otherIngest]() -> PerformanceResult<void> {
        if (otherIngest)
            d->openIngest();
        const std::lock_guard oneAtATime(d->retentionSetting); // of two that come at once, the last one sets what is wanted by then
        const PerformanceConfig wanted = [this] {
            const QMutexLocker lock(&d->mutex);
            return d->config;
        }();
        d->store->setRetention(wanted.metricsRetention, wanted.historyLimit);
        return {};
    });
}

PerformanceClient::Future<ClientStatus> LocalClient::status()
{
    return d->lanes.run(Private::Lane::Query, [this]() -> PerformanceResult<ClientStatus> {
        ClientStatus status;
        status.history = d->store->info();
        if (!d->collector) {
            status.missing << Private::switchedOff().message();
            return status;
        }
        const CollectorStatus collector = d->collector->status();
        status.tickCost = collector.tickCost;
        status.interval = collector.interval;
        status.slowedDown = collector.slowedDown;
        status.missedTicks = collector.missedTicks;
        status.processCount = int(collector.processCount);
        status.missing = collector.missing;
        status.droppedSamples = d->recorders->dropped() + d->notSent;
        status.ingest = d->ingestStatus();
        const QMutexLocker lock(&d->mutex);
        status.cpuShare = d->selfCpu;
        status.memoryBytes = d->selfMemory;
        return status;
    });
}

} // namespace performance
