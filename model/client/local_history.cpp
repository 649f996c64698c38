// SPDX-License-Identifier: MIT
#include "performance/client/local_history.h"

#include "performance/client/observing_off.h"
#include "performance/client/ready_future.h"
#include "performance/client/report_builder.h"
#include "performance/core/metric_table.h"

#include <QUuid>

#include <algorithm>

namespace performance {

using Lane = Lanes::Lane;

PerformanceSnapshot LocalHistory::makeSnapshot() const
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
    if (const auto last = m_store.processesAt(snapshot.timestamp))
        snapshot.processes = last->processes;
    return snapshot;
}

std::vector<PerformanceMetric> LocalHistory::makeMetrics() const
{
    std::vector<PerformanceMetric> list;
    const std::vector<SeriesStore::Latest> newest = m_store.latest();
    for (const SeriesStore::Latest &latest : newest) {
        if (!latest.shown)
            continue;
        const SeriesDescriptor descriptor = m_store.catalogue().descriptor(latest.series);
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
    m_last.putInto(list);
    return list;
}

Facet::Future<PerformanceSnapshot> LocalHistory::snapshot()
{
    if (!m_observes)
        return readyFuture<PerformanceSnapshot>(failure(observingIsOff()));
    return m_ticks.run(Lane::Query, [this]() -> PerformanceResult<PerformanceSnapshot> { return makeSnapshot(); });
}

Facet::Future<std::vector<PerformanceMetric>> LocalHistory::latest()
{
    if (!m_observes)
        return readyFuture<std::vector<PerformanceMetric>>(failure(observingIsOff()));
    return m_ticks.run(Lane::Query,
                       [this]() -> PerformanceResult<std::vector<PerformanceMetric>> { return makeMetrics(); });
}

Facet::Future<PerformanceMetric> LocalHistory::latestOf(const QString &id)
{
    if (const auto recorded = m_last.find(id))
        return readyFuture<PerformanceMetric>(*recorded);
    if (!m_observes)
        return readyFuture<PerformanceMetric>(failure(observingIsOff()));
    return m_ticks.run(Lane::Query, [this, id]() -> PerformanceResult<PerformanceMetric> {
        for (PerformanceMetric &metric : makeMetrics()) {
            if (metric.id == id)
                return std::move(metric);
        }
        return failure(PerformanceErrorCode::MetricNotFound, id);
    });
}

Facet::Future<std::vector<SeriesInfo>> LocalHistory::series()
{
    return m_lanes.run(Lane::Query,
                       [this]() -> PerformanceResult<std::vector<SeriesInfo>> { return m_store.series(); });
}

Facet::Future<SeriesData> LocalHistory::query(const QString &key, const TimeRange &range, int maxPoints)
{
    return m_lanes.run(Lane::Query, [this, key, range, maxPoints] { return m_store.query(key, range, maxPoints); });
}

Facet::Future<std::vector<SeriesData>> LocalHistory::queryAll(const QStringList &keys, const TimeRange &range,
                                                              int maxPoints)
{
    return m_lanes.run(Lane::Query, [this, keys, range, maxPoints]() -> PerformanceResult<std::vector<SeriesData>> {
        std::vector<SeriesData> answers;
        for (const QString &key : keys)
            answers.push_back(m_store.query(key, range, maxPoints).value_or(SeriesData()));
        return answers;
    });
}

Facet::Future<std::vector<TimelineEvent>> LocalHistory::events(const TimeRange &range)
{
    return readyFuture<std::vector<TimelineEvent>>(m_timeline.in(range));
}

} // namespace performance
