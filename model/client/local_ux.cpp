// SPDX-License-Identifier: MIT
// LocalClient's door to how applications feel.
#include "performance/client/local_client_p.h"

namespace performance {

void LocalClient::Private::openUx()
{
    UxTracker::Options options;
    if (!folder.path().isEmpty()) {
        options.folder = folder.path() + QLatin1String("/ux");
        options.mode = folder.isWriter() ? UxTracker::Mode::Write : UxTracker::Mode::Follow;
    }
    options.marked = [this](Timestamp time, const QString &sentence) {
        const QMutexLocker lock(&mutex);
        addEvent(TimelineEvent::Kind::Change, time, sentence);
    };
    // Later, since nobody listens yet to a client that is being made.
    options.problem = [client = q](const QString &sentence) { QMetaObject::invokeMethod(client, [client, sentence] { Q_EMIT client->problemOccurred(sentence); }, Qt::QueuedConnection); };
    ux = std::make_unique<UxTracker>(*store, options);
}

PerformanceClient::Future<UxOverview> LocalClient::uxOverview(const TimeRange &range)
{
    return d->lanes.run(Private::Lane::Question, [this, range]() -> PerformanceResult<UxOverview> { return d->ux->overview(range, d->apdexTarget()); });
}

PerformanceClient::Future<std::vector<UxImprovement>> LocalClient::uxImprovements()
{
    return d->lanes.run(Private::Lane::Question, [this]() -> PerformanceResult<std::vector<UxImprovement>> { return d->ux->improvements(now(), d->apdexTarget()); });
}

PerformanceClient::Future<bool> LocalClient::implementUxImprovement(const QString &id)
{
    return d->lanes.run(Private::Lane::Question, [this, id]() -> PerformanceResult<bool> {
        auto done = d->ux->implement(id, now(), d->apdexTarget());
        if (done)
            Q_EMIT uxChanged();
        return done;
    });
}

PerformanceClient::Future<bool> LocalClient::reopenUxImprovement(const QString &id)
{
    return d->lanes.run(Private::Lane::Question, [this, id]() -> PerformanceResult<bool> {
        auto done = d->ux->reopen(id);
        if (done)
            Q_EMIT uxChanged();
        return done;
    });
}

} // namespace performance
