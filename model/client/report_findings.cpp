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

} // namespace

std::vector<Finding> findingsOf(const PerformanceReport &report)
{
    const std::vector<SeriesInfo> series = ownSeriesOf(report.recording);
    QSet<QString> own;
    for (const SeriesInfo &info : series)
        own.insert(info.descriptor.key());
    const auto meanOf = [&](const QString &key) {
        const MetricSummary *summary = own.contains(key) ? report.metricsSummary.find(key) : nullptr;
        return summary ? std::optional(summary->mean) : std::nullopt;
    };
    const auto meansOf = [&](const DeviceSeries &devices) {
        std::vector<SeriesData> answers;
        for (const QString &key : devices.keys) {
            SeriesData &answer = answers.emplace_back();
            if (const auto mean = meanOf(key))
                answer.points.push_back({report.startedAt, report.duration, *mean, *mean, *mean, 1});
        }
        return answers;
    };
    const PartsInSeries inSeries = partsInSeries(series);
    MachineParts parts;
    parts.cpus = meanOf(metrics::CpuCount.series().key()).value_or(0);
    parts.filesystems = inSeries.filesystems;
    const DeviceSeries disks = diskSeries(series);
    const std::vector<SeriesData> ofDisks = meansOf(disks);
    parts.disk = chooseDevice(diskActivity(disks, ofDisks, ofDisks, inSeries), {});
    const DeviceSeries networks = networkSeries(series);
    const std::vector<SeriesData> ofNetworks = meansOf(networks);
    parts.network = chooseDevice(networkActivity(networks, ofNetworks, ofNetworks, inSeries), {});

    std::vector<Finding> findings;
    for (const UseCell &cell : useCells(parts)) {
        std::vector<std::optional<double>> values;
        for (const QString &key : cell.series)
            values.push_back(meanOf(key));
        findings.push_back(judge(cell, parts, values));
    }
    return findings;
}

} // namespace performance
