// SPDX-License-Identifier: MIT
#include "performance/client/report_history.h"

#include "performance/core/translate.h"

#include "performance/client/ready_future.h"
#include "performance/client/report_client.h"
#include "performance/series/point_collector.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace performance {

namespace {

PerformanceError notFound(const QString &what)
{
    return {PerformanceErrorCode::MetricNotFound, what, {}, {}};
}

} // namespace

SeriesData seriesDataOf(const Recording &recording, const QString &key, const TimeRange &range, int columns)
{
    SeriesData data;
    const RecordedSeries *column = recording.find(key);
    if (!column || range.isEmpty() || columns < 1)
        return data;
    data.descriptor = column->descriptor;
    std::copy_if(recording.gaps.cbegin(), recording.gaps.cend(), std::back_inserter(data.gaps),
                 [&](Timestamp gap) { return range.contains(gap); });
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

Facet::Future<PerformanceSnapshot> ReportHistory::snapshot()
{
    if (m_report->snapshots.empty())
        return readyFuture<PerformanceSnapshot>(failure(isOfThePast()));
    return QtConcurrent::run([report = m_report]() -> PerformanceResult<PerformanceSnapshot> {
        return report->snapshot(report->snapshots.size() - 1);
    });
}

Facet::Future<std::vector<PerformanceMetric>> ReportHistory::latest()
{
    return QtConcurrent::run([report = m_report]() -> PerformanceResult<std::vector<PerformanceMetric>> {
        if (report->snapshots.empty())
            return std::vector<PerformanceMetric>();
        return report->recording.metricsAt(report->snapshots.back().timestamp);
    });
}

Facet::Future<PerformanceMetric> ReportHistory::latestOf(const QString &id)
{
    return QtConcurrent::run([report = m_report, id]() -> PerformanceResult<PerformanceMetric> {
        if (!report->snapshots.empty()) {
            for (PerformanceMetric &metric : report->recording.metricsAt(report->snapshots.back().timestamp)) {
                if (metric.id == id)
                    return std::move(metric);
            }
        }
        return failure(notFound(id));
    });
}

Facet::Future<std::vector<SeriesInfo>> ReportHistory::series()
{
    std::vector<SeriesInfo> list;
    for (const RecordedSeries &column : m_report->recording.series) {
        const TimeAxis &times = m_report->recording.axisOf(column);
        list.push_back({column.descriptor, times.empty() ? std::nullopt : std::optional(times.back())});
    }
    return readyFuture<std::vector<SeriesInfo>>(std::move(list));
}

Facet::Future<SeriesData> ReportHistory::query(const QString &key, const TimeRange &range, int maxPoints)
{
    return QtConcurrent::run([report = m_report, key, range, maxPoints]() -> PerformanceResult<SeriesData> {
        if (!report->recording.find(key))
            return failure(notFound(key));
        return seriesDataOf(report->recording, key, range, maxPoints);
    });
}

Facet::Future<std::vector<SeriesData>> ReportHistory::queryAll(const QStringList &keys, const TimeRange &range,
                                                               int maxPoints)
{
    return QtConcurrent::run(
        [report = m_report, keys, range, maxPoints]() -> PerformanceResult<std::vector<SeriesData>> {
            std::vector<SeriesData> answers;
            for (const QString &key : keys)
                answers.push_back(seriesDataOf(report->recording, key, range, maxPoints));
            return answers;
        });
}

Facet::Future<std::vector<TimelineEvent>> ReportHistory::events(const TimeRange &range)
{
    std::vector<TimelineEvent> list;
    for (const Timestamp gap : m_report->recording.gaps) {
        if (range.contains(gap))
            list.push_back({TimelineEvent::Kind::Gap, gap, translate("ReportClient", "Recording was interrupted.")});
    }
    return readyFuture<std::vector<TimelineEvent>>(std::move(list));
}

} // namespace performance
