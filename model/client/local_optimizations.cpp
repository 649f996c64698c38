// SPDX-License-Identifier: MIT
// Suggestions of LocalClient: the door to the optimizer.
#include "performance/client/local_client_p.h"

#include <QCoreApplication>
#include <QMetaMethod>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

/// Rules look at what happened in the last seconds: an older check says little.
constexpr auto Stale = std::chrono::seconds(8);

} // namespace

void LocalClient::Private::openOptimizer()
{
    Optimizer::Options options;
    options.folder = folder.path();
    options.automatic = config.autoOptimize;
    options.automaticBudget = config.autoOptimizeBudget;
    if (config.experimentSegment.count() > 0)
        options.experiment = CrossoverDesign::ofStretches(config.experimentSegment);
    Optimizer::Listener listener;
    // Whatever is told comes from the client's thread: the optimizer may hold its lock.
    listener.changed = [this] {
        QMetaObject::invokeMethod(q, [client = q] { Q_EMIT client->optimizationsChanged(); }, Qt::QueuedConnection);
    };
    listener.marked = [this](Timestamp time, const QString &sentence) {
        const QMutexLocker lock(&mutex);
        addEvent(TimelineEvent::Kind::Change, time, sentence);
    };
    listener.problem = [this](const QString &sentence) {
        // The first ones come before anybody is connected.
        QMetaObject::invokeMethod(q, [client = q, sentence] { Q_EMIT client->problemOccurred(sentence); }, Qt::QueuedConnection);
    };
    listener.acted = [this](const AppliedChange &change) {
        QMetaObject::invokeMethod(q, [client = q, change] { Q_EMIT client->changedByItself(change); }, Qt::QueuedConnection);
    };
    optimizer = std::make_unique<Optimizer>(*store, options, listener);
    // What was changed before this program started is marked on its charts as well.
    if (auto changes = optimizer->history()) {
        const QMutexLocker lock(&mutex);
        std::reverse(changes->begin(), changes->end());
        for (const AppliedChange &change : *changes) {
            addEvent(TimelineEvent::Kind::Change, change.time, text(QT_TRANSLATE_NOOP("Client", "Applied: %1")).arg(change.name));
            if (change.endedAt)
                addEvent(TimelineEvent::Kind::Change, *change.endedAt, text(QT_TRANSLATE_NOOP("Client", "Taken back: %1")).arg(change.name));
        }
    }
}

void LocalClient::Private::tickOptimizer(Timestamp time)
{
    nanoseconds interval;
    {
        const QMutexLocker lock(&mutex);
        if (!config.enableOptimizations)
            return;
        interval = wantedInterval();
    }
    // Without a window nobody hears of suggestions: then they are looked for when somebody asks.
    static const QMetaMethod changed = QMetaMethod::fromSignal(&PerformanceClient::optimizationsChanged);
    const bool wanted = q->isSignalConnected(changed);
    if (!wanted && !optimizer->needsTicks())
        return;
    // One at a time: where the machine is so busy that the last has not run yet, this one is left out.
    if (optimizing.exchange(true))
        return;
    lanes.start(Lane::Suggestion, [this, time, interval, wanted] {
        optimizer->tick(time, interval, wanted);
        optimizing = false;
    });
}

PerformanceClient::Future<std::vector<PerformanceOptimization>> LocalClient::optimizations()
{
    return d->lanes.run(Private::Lane::Suggestion, [this]() -> PerformanceResult<std::vector<PerformanceOptimization>> {
        {
            const QMutexLocker lock(&d->mutex);
            if (!d->config.enableOptimizations)
                return std::vector<PerformanceOptimization>();
        }
        const auto checked = d->optimizer->status().checkedAt;
        if (!checked || now() - *checked > Stale)
            d->optimizer->check(now());
        return d->optimizer->optimizations();
    });
}

PerformanceClient::Future<OptimizationPlan> LocalClient::planOptimization(const QString &id)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id] { return d->optimizer->plan(id); });
}

PerformanceClient::Future<OptimizationPlan> LocalClient::planProcess(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, identity, wishes] { return d->optimizer->planProcess(identity, wishes); });
}

PerformanceClient::Future<AppliedChange> LocalClient::adjustProcess(const ProcessIdentity &identity, const QString &name, const std::vector<ProcessWish> &wishes)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, identity, name, wishes] { return d->optimizer->adjustProcess(identity, name, wishes); });
}

PerformanceClient::Future<bool> LocalClient::applyOptimization(const QString &id, bool measure)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id, measure] { return d->optimizer->apply(id, measure && d->collector); });
}

PerformanceClient::Future<bool> LocalClient::revertOptimization(const QString &id)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id] { return d->optimizer->revert(id); });
}

PerformanceClient::Future<void> LocalClient::resolveConflict(const QString &id, ConflictAnswer answer)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id, answer] { return d->optimizer->resolveConflict(id, answer); });
}

PerformanceClient::Future<void> LocalClient::keepOptimization(const QString &id)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id] { return d->optimizer->keep(id); });
}

PerformanceClient::Future<void> LocalClient::makeOptimizationPermanent(const QString &id)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id] { return d->optimizer->makePermanent(id); });
}

PerformanceClient::Future<void> LocalClient::setRuleThresholds(const QString &rule, const std::vector<double> &values)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, rule, values] { return d->optimizer->setThresholds(rule, values); });
}

PerformanceClient::Future<void> LocalClient::guardExperiment(const QString &id, const std::optional<ExperimentGuard> &guard)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id, guard] { return d->optimizer->guardExperiment(id, guard); });
}

PerformanceClient::Future<void> LocalClient::dismissOptimization(const QString &id, std::optional<Timestamp> until)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id, until] { return d->optimizer->dismiss(id, until); });
}

PerformanceClient::Future<ExperimentResult> LocalClient::experiment(const QString &id)
{
    return d->lanes.run(Private::Lane::Suggestion, [this, id] { return d->optimizer->experiment(id); });
}

PerformanceClient::Future<std::vector<AppliedChange>> LocalClient::history()
{
    return d->lanes.run(Private::Lane::Suggestion, [this] { return d->optimizer->history(); });
}

PerformanceClient::Future<OptimizationStatus> LocalClient::optimizationStatus()
{
    return d->lanes.run(Private::Lane::Suggestion, [this]() -> PerformanceResult<OptimizationStatus> { return d->optimizer->status(); });
}

} // namespace performance
