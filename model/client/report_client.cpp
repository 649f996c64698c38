// SPDX-License-Identifier: MIT
#include "performance/client/report_client.h"

#include "performance/client/ready_future.h"
#include "performance/core/report_processes.h"
#include "performance/series/point_collector.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ReportClient", source);
}

template<typename T>
QFuture<PerformanceResult<T>> unsupported()
{
    return readyFuture<T>(failure(PerformanceErrorCode::Unsupported, text(QT_TRANSLATE_NOOP("ReportClient", "a report")),
                                  text(QT_TRANSLATE_NOOP("ReportClient", "it is of the past")),
                                  text(QT_TRANSLATE_NOOP("ReportClient", "Do this in the window of the running machine."))));
}

PerformanceError notFound(const QString &what)
{
    return {PerformanceErrorCode::MetricNotFound, what, {}, {}};
}

} // namespace

struct ReportClient::Private {
    PerformanceReport report;

    /// The list of processes of a moment: a snapshot is of the interval that ends at it, and in a long report only some have one.
    const PerformanceSnapshot *listAt(Timestamp time) const
    {
        const auto hasList = [](const PerformanceSnapshot &s) { return !s.processes.empty(); };
        const auto from = std::lower_bound(report.snapshots.cbegin(), report.snapshots.cend(), time,
                                           [](const PerformanceSnapshot &s, Timestamp t) { return s.timestamp < t; });
        const auto it = std::find_if(from, report.snapshots.cend(), hasList);
        if (it != report.snapshots.cend())
            return &*it;
        const auto last = std::find_if(report.snapshots.crbegin(), report.snapshots.crend(), hasList);
        return last == report.snapshots.crend() ? nullptr : &*last;
    }
};

SeriesData seriesDataOf(const Recording &recording, const QString &key, const TimeRange &range, int columns)
{
    SeriesData data;
    const RecordedSeries *column = recording.find(key);
    if (!column || range.isEmpty() || columns < 1)
        return data;
    data.descriptor = column->descriptor;
    std::copy_if(recording.gaps.cbegin(), recording.gaps.cend(), std::back_inserter(data.gaps), [&](Timestamp gap) { return range.contains(gap); });
    const TimeAxis &times = recording.axisOf(*column);
    const auto values = recording.shown(*column);
    const auto first = size_t(std::lower_bound(times.cbegin(), times.cend(), range.from) - times.cbegin());
    const auto last = size_t(std::lower_bound(times.cbegin(), times.cend(), range.to) - times.cbegin());
    if (last - first <= size_t(columns)) {
        for (size_t i = first; i < last; ++i) {
            if (values[i])
                data.points.push_back({times[i], nanoseconds(0), *values[i], *values[i], *values[i], 1});
        }
        return data;
    }
    // Columns begin with the range, so that those of two reports lie over one another; rounded up: none too many.
    data.step = (range.length() + nanoseconds(columns - 1)) / columns;
    PointCollector points(range, data.step.count(), toNanoseconds(range.from));
    for (size_t i = first; i < last; ++i) {
        if (values[i])
            points.add(toNanoseconds(times[i]), *values[i]);
    }
    data.points = points.take();
    return data;
}

ReportClient::ReportClient(const PerformanceReport &report, QObject *parent)
    : PerformanceClient(parent)
    , d(std::make_shared<const Private>(Private{report}))
{
}

ReportClient::~ReportClient() = default;

const PerformanceReport &ReportClient::recorded() const { return d->report; }

TimeRange ReportClient::range() const
{
    return {d->report.startedAt, d->report.startedAt + std::max<nanoseconds>(d->report.duration, std::chrono::seconds(1))};
}

// --- what was recorded ---------------------------------------------------------------------------------------------

PerformanceClient::Future<PerformanceSnapshot> ReportClient::createSnapshot()
{
    if (d->report.snapshots.empty())
        return unsupported<PerformanceSnapshot>();
    return QtConcurrent::run([d = d]() -> PerformanceResult<PerformanceSnapshot> { return d->report.snapshot(d->report.snapshots.size() - 1); });
}

PerformanceClient::Future<std::vector<PerformanceMetric>> ReportClient::metrics()
{
    return QtConcurrent::run([d = d]() -> PerformanceResult<std::vector<PerformanceMetric>> {
        if (d->report.snapshots.empty())
            return std::vector<PerformanceMetric>();
        return d->report.recording.metricsAt(d->report.snapshots.back().timestamp);
    });
}

PerformanceClient::Future<PerformanceMetric> ReportClient::metric(const QString &id)
{
    return QtConcurrent::run([d = d, id]() -> PerformanceResult<PerformanceMetric> {
        if (!d->report.snapshots.empty()) {
            for (PerformanceMetric &metric : d->report.recording.metricsAt(d->report.snapshots.back().timestamp)) {
                if (metric.id == id)
                    return std::move(metric);
            }
        }
        return failure(notFound(id));
    });
}

PerformanceClient::Future<std::vector<SeriesInfo>> ReportClient::series()
{
    std::vector<SeriesInfo> list;
    for (const RecordedSeries &column : d->report.recording.series) {
        const TimeAxis &times = d->report.recording.axisOf(column);
        list.push_back({column.descriptor, times.empty() ? std::nullopt : std::optional(times.back())});
    }
    return readyFuture<std::vector<SeriesInfo>>(std::move(list));
}

PerformanceClient::Future<SeriesData> ReportClient::query(const QString &key, const TimeRange &range, int maxPoints)
{
    return QtConcurrent::run([d = d, key, range, maxPoints]() -> PerformanceResult<SeriesData> {
        if (!d->report.recording.find(key))
            return failure(notFound(key));
        return seriesDataOf(d->report.recording, key, range, maxPoints);
    });
}

PerformanceClient::Future<std::vector<SeriesData>> ReportClient::queryAll(const QStringList &keys, const TimeRange &range, int maxPoints)
{
    return QtConcurrent::run([d = d, keys, range, maxPoints]() -> PerformanceResult<std::vector<SeriesData>> {
        std::vector<SeriesData> answers;
        for (const QString &key : keys)
            answers.push_back(seriesDataOf(d->report.recording, key, range, maxPoints));
        return answers;
    });
}

PerformanceClient::Future<std::vector<TimelineEvent>> ReportClient::events(const TimeRange &range)
{
    std::vector<TimelineEvent> list;
    for (const Timestamp gap : d->report.recording.gaps) {
        if (range.contains(gap))
            list.push_back({TimelineEvent::Kind::Gap, gap, text(QT_TRANSLATE_NOOP("ReportClient", "Recording was interrupted."))});
    }
    return readyFuture<std::vector<TimelineEvent>>(std::move(list));
}

PerformanceClient::Future<ProcessList> ReportClient::processesAt(Timestamp time)
{
    const PerformanceSnapshot *snapshot = d->listAt(time);
    if (!snapshot) {
        return readyFuture<ProcessList>(failure(PerformanceErrorCode::Other, toIsoString(time),
                                                text(QT_TRANSLATE_NOOP("ReportClient", "no processes were recorded at that moment"))));
    }
    return readyFuture<ProcessList>(ProcessList{snapshot->timestamp, intervalBefore(d->report, size_t(snapshot - d->report.snapshots.data())),
                                                std::shared_ptr<const std::vector<ProcessSample>>(d, &snapshot->processes)});
}

PerformanceClient::Future<ProcessList> ReportClient::processesIn(const TimeRange &range)
{
    return QtConcurrent::run([d = d, range]() -> PerformanceResult<ProcessList> {
        auto list = std::make_shared<std::vector<ProcessSample>>(processTotals(d->report, range));
        if (list->empty())
            return failure(PerformanceErrorCode::Other, toIsoString(range.from), text(QT_TRANSLATE_NOOP("ReportClient", "no processes were recorded in that range")));
        return ProcessList{range.to, range.length(), std::move(list)};
    });
}

PerformanceClient::Future<std::vector<ProcessMoment>> ReportClient::processHistory(const ProcessIdentity &identity, const TimeRange &range)
{
    return QtConcurrent::run([d = d, identity, range]() -> PerformanceResult<std::vector<ProcessMoment>> {
        std::vector<ProcessMoment> moments;
        for (const PerformanceSnapshot &snapshot : d->report.snapshots) {
            if (!range.contains(snapshot.timestamp))
                continue;
            for (const ProcessSample &p : snapshot.processes) {
                if (p.identity == identity)
                    moments.push_back({snapshot.timestamp, p});
            }
        }
        return moments;
    });
}

PerformanceClient::Future<ProcessList> ReportClient::processes()
{
    const TimeRange all{range().from, range().to + nanoseconds(1)};
    return processesIn(all);
}

void ReportClient::watchProcesses(bool) {}

PerformanceClient::Future<PerformanceReport> ReportClient::report(const QString &id)
{
    if (id != d->report.id)
        return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::ReportNotFound, id));
    return readyFuture<PerformanceReport>(d->report);
}

PerformanceClient::Future<std::vector<PerformanceOptimization>> ReportClient::optimizations()
{
    return readyFuture<std::vector<PerformanceOptimization>>(d->report.optimizations);
}

PerformanceClient::Future<QStringList> ReportClient::recommendations() { return readyFuture<QStringList>(d->report.recommendations); }

PerformanceClient::Future<ClientStatus> ReportClient::status()
{
    ClientStatus status;
    status.missing = d->report.notes;
    status.history.seriesCount = int(d->report.recording.series.size());
    status.history.oldest = range().from;
    status.history.newest = range().to;
    status.history.readOnly = true;
    return readyFuture<ClientStatus>(std::move(status));
}

// --- what only a running machine can do ----------------------------------------------------------------------------

PerformanceClient::Future<void> ReportClient::recordMetric(const PerformanceMetric &) { return unsupported<void>(); }
PerformanceClient::Future<void> ReportClient::dropMetric(const QString &, bool) { return unsupported<void>(); }
MetricRecorder ReportClient::recorder(const QString &, const QString &, MetricCategory, const Attributes &) { return {}; }
PerformanceClient::Future<ProcessDetails> ReportClient::processDetails(const ProcessIdentity &) { return unsupported<ProcessDetails>(); }
PerformanceClient::Future<void> ReportClient::signalProcess(const ProcessIdentity &, ProcessSignal) { return unsupported<void>(); }
PerformanceClient::Future<OptimizationPlan> ReportClient::planProcess(const ProcessIdentity &, const std::vector<ProcessWish> &) { return unsupported<OptimizationPlan>(); }
PerformanceClient::Future<AppliedChange> ReportClient::adjustProcess(const ProcessIdentity &, const QString &, const std::vector<ProcessWish> &) { return unsupported<AppliedChange>(); }
PerformanceClient::Future<PerformanceReport> ReportClient::generateReport(const QString &, nanoseconds) { return unsupported<PerformanceReport>(); }
PerformanceClient::Future<std::vector<ReportInfo>> ReportClient::reports() { return readyFuture<std::vector<ReportInfo>>(std::vector<ReportInfo>()); }
PerformanceClient::Future<void> ReportClient::renameReport(const QString &, const QString &) { return unsupported<void>(); }
PerformanceClient::Future<void> ReportClient::deleteReport(const QString &) { return unsupported<void>(); }
PerformanceClient::Future<PerformanceReport> ReportClient::importReport(const QString &) { return unsupported<PerformanceReport>(); }
PerformanceClient::Future<PerformanceReport> ReportClient::importProfile(const QString &) { return unsupported<PerformanceReport>(); }
PerformanceClient::Future<ReportDiff> ReportClient::diffReports(const QString &, const QString &) { return unsupported<ReportDiff>(); }
PerformanceClient::Future<bool> ReportClient::applyOptimization(const QString &, bool) { return unsupported<bool>(); }
PerformanceClient::Future<bool> ReportClient::revertOptimization(const QString &) { return unsupported<bool>(); }
PerformanceClient::Future<void> ReportClient::resolveConflict(const QString &, ConflictAnswer) { return unsupported<void>(); }
PerformanceClient::Future<OptimizationPlan> ReportClient::planOptimization(const QString &) { return unsupported<OptimizationPlan>(); }
PerformanceClient::Future<ExperimentResult> ReportClient::experiment(const QString &) { return unsupported<ExperimentResult>(); }
PerformanceClient::Future<std::vector<AppliedChange>> ReportClient::history() { return readyFuture<std::vector<AppliedChange>>(std::vector<AppliedChange>()); }
PerformanceClient::Future<void> ReportClient::keepOptimization(const QString &) { return unsupported<void>(); }
PerformanceClient::Future<void> ReportClient::makeOptimizationPermanent(const QString &) { return unsupported<void>(); }
PerformanceClient::Future<void> ReportClient::guardExperiment(const QString &, const std::optional<ExperimentGuard> &) { return unsupported<void>(); }
PerformanceClient::Future<void> ReportClient::setRuleThresholds(const QString &, const std::vector<double> &) { return unsupported<void>(); }
PerformanceClient::Future<void> ReportClient::dismissOptimization(const QString &, std::optional<Timestamp>) { return unsupported<void>(); }
PerformanceClient::Future<OptimizationStatus> ReportClient::optimizationStatus() { return unsupported<OptimizationStatus>(); }
PerformanceClient::Future<std::vector<UxImprovement>> ReportClient::uxImprovements() { return readyFuture<std::vector<UxImprovement>>(std::vector<UxImprovement>()); }
PerformanceClient::Future<UxOverview> ReportClient::uxOverview(const TimeRange &) { return unsupported<UxOverview>(); }
PerformanceClient::Future<bool> ReportClient::implementUxImprovement(const QString &) { return unsupported<bool>(); }
PerformanceClient::Future<AlertSettings> ReportClient::alertSettings() { return readyFuture<AlertSettings>(AlertSettings()); }
PerformanceClient::Future<void> ReportClient::setAlertSettings(const AlertSettings &) { return unsupported<void>(); }
PerformanceClient::Future<std::vector<Alert>> ReportClient::alerts() { return readyFuture<std::vector<Alert>>(std::vector<Alert>()); }
PerformanceClient::Future<bool> ReportClient::reopenUxImprovement(const QString &) { return unsupported<bool>(); }
PerformanceClient::Future<void> ReportClient::startProfiling(const ProfilingRequest &) { return unsupported<void>(); }
PerformanceClient::Future<PerformanceReport> ReportClient::stopProfiling() { return unsupported<PerformanceReport>(); }
PerformanceClient::Future<bool> ReportClient::isProfiling() { return readyFuture<bool>(false); }
PerformanceClient::Future<ProfilingState> ReportClient::profilingState() { return unsupported<ProfilingState>(); }
PerformanceClient::Future<Profile> ReportClient::liveProfile() { return unsupported<Profile>(); }
PerformanceClient::Future<std::vector<ProfilingCheck>> ReportClient::checkProfiling(const ProfilingTarget &) { return unsupported<std::vector<ProfilingCheck>>(); }
PerformanceClient::Future<PerformanceConfig> ReportClient::config() { return readyFuture<PerformanceConfig>(PerformanceConfig()); }
PerformanceClient::Future<void> ReportClient::setConfig(const PerformanceConfig &) { return unsupported<void>(); }

} // namespace performance
