// SPDX-License-Identifier: MIT
#include "performance/client/level_changes.h"
#include "performance/client/local_client_p.h"
#include "performance/client/machine_settings.h"
#include "performance/core/log.h"
#include "performance/core/translate.h"

#include <utility>

namespace performance {

LocalClient::LocalClient(const PerformanceConfig &config)
{
    qRegisterMetaType<Timestamp>();
    qRegisterMetaType<Alert>();
    d = std::make_unique<Private>(this,
                                  config.validated() ? config : PerformanceConfig().withDataFolder(config.dataFolder));
    d->start();
}

LocalClient::~LocalClient()
{
    d->end(); // while whoever is told of the end can still ask this client
}

History *LocalClient::history()
{
    return &d->history;
}
Processes *LocalClient::processes()
{
    return &d->processes;
}
ProcessControl *LocalClient::processControl()
{
    return &d->processControl;
}
Ingest *LocalClient::ingest()
{
    return &d->ingest;
}
Reports *LocalClient::reports()
{
    return &d->reports;
}
Sessions *LocalClient::sessions()
{
    return &d->sessions;
}
Advice *LocalClient::advice()
{
    return &d->advice;
}
Changes *LocalClient::changes()
{
    return &d->changes;
}
Experiments *LocalClient::experiments()
{
    return &d->experiments;
}
SuggestionRules *LocalClient::suggestionRules()
{
    return &d->rules;
}
Experience *LocalClient::experience()
{
    return &d->experience;
}
Alerts *LocalClient::alerts()
{
    return &d->alerts;
}
Configuration *LocalClient::configuration()
{
    return &d->configuration;
}
Diagnostics *LocalClient::diagnostics()
{
    return &d->diagnostics;
}

Stacks *LocalClient::stacks()
{
    return &d->stacks;
}

MachineLog *LocalClient::machineLog()
{
    return &d->machineLog;
}
Explanations *LocalClient::explanations()
{
    return &d->explanations;
}

LocalClient::Private::Private(LocalClient *client, const PerformanceConfig &config)
    : q(client), ground(config, listener())
{}

void LocalClient::Private::end()
{
    if (follower.joinable()) {
        follower.request_stop();
        follower.join();
    }
    if (collector)
        collector->stop();
    ticks.giveUp();
    recorder.end();
    sessions.end();
    ground.optimizer->cancelQuestions();
    ground.lanes.finish();
    // A session whose start was under way has one now; and the end of each is told on a lane.
    sessions.end();
    ground.lanes.finish();
    ingest.sender().finish();
    plugins.close();
    door.close();             // its threads record through this client; nobody else holds it now
    ground.optimizer.reset(); // takes back what it was trying, and tells while there is somebody to be told
}

void LocalClient::Private::start()
{
    if (!collector)
        return;
    collector->start();
    door.open();
    plugins.open();
    if (ground.isReader())
        follower = std::jthread([this](const std::stop_token &stop) { follow(stop); });
}

// --- putting together ----------------------------------------------------------------------------------------------

/// Whatever is told comes from the client's thread: who tells may hold a lock, and the first ones come before anybody is connected.
LocalGround::Listener LocalClient::Private::listener()
{
    const auto later = [client = q](auto what) {
        QMetaObject::invokeMethod(client, std::move(what), Qt::QueuedConnection);
    };
    LocalGround::Listener told;
    told.problem = [client = q, later](const QString &sentence) {
        later([client, sentence] { Q_EMIT client->problemOccurred(sentence); });
    };
    told.advised = [this, later] { later([this] { Q_EMIT advice.changed(); }); };
    told.acted = [this, later](const AppliedChange &change) {
        later([this, change] { Q_EMIT changes.madeByItself(change); });
    };
    return told;
}

std::function<void(const QString &)> LocalClient::Private::teller()
{
    return [client = q](const QString &sentence) { Q_EMIT client->problemOccurred(sentence); };
}

AlertEngine::Sources LocalClient::Private::alertSources()
{
    constexpr int Columns = 600;
    AlertEngine::Sources sources;
    sources.query = [this](const QString &key, const TimeRange &range) {
        return ground.store->query(key, range, Columns).value_or(SeriesData());
    };
    sources.processes = [this](const TimeRange &range) { return ground.store->processTotals(range); };
    sources.problem = listener().problem;
    return sources;
}

LocalMachineLog::Sources LocalClient::Private::logSources()
{
    LocalMachineLog::Sources sources;
    sources.settings = [] { return machineSettings(QString()); };
    sources.changedByUs = [this] { return settingsChangedByUs(ground.folder.path() + QLatin1String("/changes")); };
    sources.levels = [this](Timestamp time) {
        return levelChanges({[this] { return ground.store->series(); },
                             [this](const QString &key, const TimeRange &range, int points) {
                                 return ground.store->query(key, range, points).value_or(SeriesData());
                             }},
                            time);
    };
    // One that does not observe never has the lock of the folder.
    sources.writes = [this] {
        return !ground.isReader() && !ground.folder.path().isEmpty() && ground.folder.isWriter();
    };
    return sources;
}

/// Asked on a lane, where it may wait.
LocalExplanations::Knowledge LocalClient::Private::knowledge()
{
    LocalExplanations::Knowledge known;
    known.stacks = [this](const TimeRange &range) { return stacks.stacksOf(range, {}).value_or(Profile()); };
    known.events = [this](const TimeRange &range) { return machineLog.eventsIn(range); };
    known.suggestions = [this] { return ground.optimizer->optimizations(); };
    return known;
}

SeriesRegistry &LocalClient::Private::registry()
{
    return collectsIntoScratch ? static_cast<SeriesRegistry &>(numbers.scratch()) : ground.store->catalogue();
}

std::unique_ptr<Collector> LocalClient::Private::makeCollector()
{
    const PerformanceConfig config = ground.config.get();
    if (!config.enableMetrics)
        return nullptr;
    Collector::Options options;
    options.interval = config.profileInterval;
    options.cpuBudget = config.cpuBudget;
    return std::make_unique<Collector>(
        options, registry(), [this](const CollectedTick &tick) { onTick(tick); },
        [this] {
            return SelfLosses{ingest.dropped(), ground.store->catalogue().forgotten()};
        });
}

// --- a tick --------------------------------------------------------------------------------------------------------

void LocalClient::Private::onTick(const CollectedTick &tick)
{
    Q_ASSERT(ticking.isHere());
    const std::vector<EventSample> samples = ingest.drain(tick.batch.time);
    const auto top = std::make_shared<ProcessTick>();
    top->time = tick.batch.time;
    top->interval = tick.interval;
    top->processes = tick.topProcesses;
    cost.take(tick.batch, tick.interval);
    processes.take(tick);
    const bool records = !ground.isReader();
    if (records)
        keepFolder();
    const bool writes = records && (ground.folder.path().isEmpty() || ground.folder.isWriter());
    if (writes)
        ground.store->append(collectsIntoScratch ? numbers.ofHistory(tick.batch) : tick.batch, samples, top);
    recorder.tick(tick.topProcesses, writes);
    machineLog.tick(tick.batch.time);
    last.keepKnown(ground.store->catalogue());
    sessions.tick();
    ground.analyser.endIfUnaskedFor(AnalyserProcess::Rest);
    if (ticks.tick() && tick.batch.afterGap)
        ground.timeline.add(TimelineEvent::Kind::Gap, tick.batch.time,
                            translate("Client", "Recording was interrupted: the machine slept or the clock was set."));
    tellProblems();
    if (writes) {
        Q_EMIT q->advanced(tick.batch.time);
        advice.tick(tick.batch.time, pace.interval());
        alerts.tick(tick.batch.time);
    }
    experience.tick();
}

void LocalClient::Private::tellProblems()
{
    const QStringList problems = ground.store->info().problems;
    const QStringList ofStacks = ground.stacks->info().problems;
    QStringList fresh;
    {
        const Locked lock(telling);
        fresh = problems.mid(std::min(toldProblems, problems.size()))
            + ofStacks.mid(std::min(toldOfStacks, ofStacks.size()));
        toldProblems = problems.size();
        toldOfStacks = ofStacks.size();
    }
    if (const QString reason = ingest.sender().takeReason(); !reason.isEmpty()) {
        qCWarning(lcClient).noquote() << logLine("metrics do not reach the dashboard", {{"reason", reason}});
        fresh << translate("Client", "The dashboard does not get all metrics that are recorded with metadata: %1")
                     .arg(reason);
    }
    for (const QString &problem : fresh)
        Q_EMIT q->problemOccurred(problem);
}

} // namespace performance
