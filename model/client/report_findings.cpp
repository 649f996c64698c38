// SPDX-License-Identifier: MIT
#include "performance/client/report_findings.h"

#include "performance/core/metric_table.h"
#include "performance/judgement/device_activity.h"
#include "performance/judgement/use_cells.h"

#include <QSet>

namespace performance {

namespace {

/// The series of this machine: what others send by the same names says nothing of it.
std::vector<SeriesInfo> ownSeriesOf(const Recording &recording)
{
    std::vector<SeriesInfo> series;
    for (const RecordedSeries &column : recording.series) {
        const TimeAxis &times = recording.axisOf(column);
        if (isOurOwn(column.descriptor.origin))
            series.push_back({column.descriptor, times.empty() ? std::nullopt : std::optional(times.back())});
    }
    return series;
}

/// The mean of a series of this machine over the report.
class OwnMeans {
public:
    OwnMeans(const PerformanceReport &report, const std::vector<SeriesInfo> &series) : m_report(report)
    {
        for (const SeriesInfo &info : series)
            m_own.insert(info.descriptor.key());
    }

    std::optional<double> of(const QString &key) const
    {
        const MetricSummary *summary = m_own.contains(key) ? m_report.metricsSummary.find(key) : nullptr;
        return summary ? std::optional(summary->mean) : std::nullopt;
    }

    std::vector<SeriesData> of(const DeviceSeries &devices) const
    {
        std::vector<SeriesData> answers;
        for (const QString &key : devices.keys) {
            SeriesData &answer = answers.emplace_back();
            if (const auto mean = of(key))
                answer.points.push_back({m_report.startedAt, m_report.duration, *mean, *mean, *mean, 1});
        }
        return answers;
    }

private:
    const PerformanceReport &m_report;
    QSet<QString> m_own; ///< keys
};

MachineParts partsOf(const std::vector<SeriesInfo> &series, const OwnMeans &means)
{
    const PartsInSeries inSeries = partsInSeries(series);
    MachineParts parts;
    parts.cpus = means.of(metrics::CpuCount.series().key()).value_or(0);
    parts.filesystems = inSeries.filesystems;
    const DeviceSeries disks = diskSeries(series);
    const std::vector<SeriesData> ofDisks = means.of(disks);
    parts.disk = chooseDevice(diskActivity(disks, ofDisks, ofDisks, inSeries), {});
    const DeviceSeries networks = networkSeries(series);
    const std::vector<SeriesData> ofNetworks = means.of(networks);
    parts.network = chooseDevice(networkActivity(networks, ofNetworks, ofNetworks, inSeries), {});
    return parts;
}

} // namespace

MachineParts partsOf(const PerformanceReport &report)
{
    const std::vector<SeriesInfo> series = ownSeriesOf(report.recording);
    return partsOf(series, OwnMeans(report, series));
}

std::vector<Finding> findingsOf(const PerformanceReport &report)
{
    const std::vector<SeriesInfo> series = ownSeriesOf(report.recording);
    const OwnMeans means(report, series);
    const MachineParts parts = partsOf(series, means);

    std::vector<Finding> findings;
    for (const UseCell &cell : useCells(parts)) {
        std::vector<std::optional<double>> values;
        for (const QString &key : cell.series)
            values.push_back(means.of(key));
        findings.push_back(judge(cell, parts, values));
    }
    return findings;
}

} // namespace performance
