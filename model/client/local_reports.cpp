// SPDX-License-Identifier: MIT

// LocalClient's reports, and what follows from them.

#include "performance/client/local_client_p.h"
#include "performance/client/report_diff.h"
#include "performance/client/report_import.h"
#include "performance/core/report_json.h"
#include "performance/system/machine.h"

#include <QCoreApplication>
#include <QUuid>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

} // namespace

PerformanceReport LocalClient::Private::makeReport(const QString &name, const TimeRange &range, nanoseconds spacing)
{
    ReportSources sources;
    sources.name = name;
    sources.range = range;
    sources.recording = store->record(range, spacing);
    // The lists of days would fill the report: of a long one, so many spread over it.
    constexpr int MostLists = 7200;
    sources.processes = store->processesIn(range, range.length() / MostLists);
    if (collector)
        sources.notes = collector->status().missing;
    {
        const QMutexLocker lock(&mutex);
        if (!machine)
            machine = describeMachine();
        sources.machine = *machine;
    }
    PerformanceReport report = buildReport(std::move(sources));
    report.optimizations = optimizer->optimizations();
    for (const UxImprovement &improvement : ux->improvements(now(), apdexTarget())) {
        if (!improvement.implemented && improvement.priority >= UxPriority::High)
            report.recommendations << improvement.name + QStringLiteral(". ") + improvement.evidence.value(0);
    }
    return report;
}

PerformanceClient::Future<PerformanceReport> LocalClient::generateReport(const QString &name, nanoseconds duration)
{
    if (duration <= nanoseconds(0)) {
        return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::Other, text(QT_TRANSLATE_NOOP("Client", "the duration of a report")),
                                                      text(QT_TRANSLATE_NOOP("Client", "it must be longer than nothing"))));
    }
    return d->runWhenReady(Private::Lane::Job, [this, name, duration]() -> PerformanceResult<PerformanceReport> {
        const Timestamp end = now();
        const TimeRange range{end - duration, end};
        PerformanceReport report = d->makeReport(name, range, nanoseconds(0));
        if (auto saved = d->library->save(report); !saved)
            return failure(saved.error());
        Q_EMIT reportsChanged();
        return report;
    });
}

PerformanceClient::Future<PerformanceReport> LocalClient::report(const QString &id)
{
    return d->lanes.run(Private::Lane::Job, [this, id]() -> PerformanceResult<PerformanceReport> {
        if (d->lanes.stopToken().stop_requested())
            return failure(PerformanceErrorCode::Cancelled, id);
        return d->library->load(id);
    });
}

PerformanceClient::Future<std::vector<ReportInfo>> LocalClient::reports()
{
    return d->lanes.run(Private::Lane::Question, [this]() -> PerformanceResult<std::vector<ReportInfo>> {
        QStringList broken;
        auto list = d->library->list(&broken);
        for (const QString &sentence : broken)
            Q_EMIT problemOccurred(sentence);
        return list;
    });
}

PerformanceClient::Future<void> LocalClient::renameReport(const QString &id, const QString &name)
{
    return d->lanes.run(Private::Lane::Question, [this, id, name]() -> PerformanceResult<void> {
        if (name.trimmed().isEmpty())
            return failure(PerformanceErrorCode::Other, text(QT_TRANSLATE_NOOP("Client", "the name of a report")), text(QT_TRANSLATE_NOOP("Client", "it is empty")));
        auto renamed = d->library->rename(id, name.trimmed());
        if (renamed)
            Q_EMIT reportsChanged();
        return renamed;
    });
}

PerformanceClient::Future<void> LocalClient::deleteReport(const QString &id)
{
    return d->lanes.run(Private::Lane::Question, [this, id]() -> PerformanceResult<void> {
        auto removed = d->library->remove(id);
        if (removed)
            Q_EMIT reportsChanged();
        return removed;
    });
}

PerformanceClient::Future<PerformanceReport> LocalClient::importReport(const QString &path)
{
    return d->lanes.run(Private::Lane::Job, [this, path]() -> PerformanceResult<PerformanceReport> {
        auto report = readReportOrProfile(path, {}, d->lanes.stopToken());
        if (!report)
            return report;
        // A file from elsewhere may carry any id; here it gets one that is surely its own.
        report->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (auto saved = d->library->save(*report); !saved)
            return failure(saved.error());
        Q_EMIT reportsChanged();
        return report;
    });
}

PerformanceClient::Future<PerformanceReport> LocalClient::importProfile(const QString &path)
{
    return importReport(path);
}

PerformanceClient::Future<ReportDiff> LocalClient::diffReports(const QString &idA, const QString &idB)
{
    return d->lanes.run(Private::Lane::Job, [this, idA, idB]() -> PerformanceResult<ReportDiff> {
        if (d->lanes.stopToken().stop_requested())
            return failure(PerformanceErrorCode::Cancelled, idA);
        const auto a = d->library->load(idA);
        if (!a)
            return failure(a.error());
        const auto b = d->library->load(idB);
        if (!b)
            return failure(b.error());
        return performance::diffReports(*a, *b);
    });
}

PerformanceClient::Future<QStringList> LocalClient::recommendations()
{
    return d->runWhenReady(Private::Lane::Job, [this]() -> PerformanceResult<QStringList> {
        const Timestamp end = now();
        const TimeRange range{end - std::chrono::minutes(5), end};
        return d->makeReport(QString(), range, nanoseconds(0)).recommendations;
    });
}

} // namespace performance
