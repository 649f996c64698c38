// SPDX-License-Identifier: MIT
#include "health_survey.h"

#include "commands.h"

#include <performance/core/metric_table.h>
#include <performance/judgement/device_activity.h>
#include <performance/judgement/slow_figure.h>
#include <performance/judgement/use_cells.h>

using namespace performance;

namespace wai::cli {

namespace {

using Answers = PerformanceResult<std::vector<SeriesData>>;

std::optional<double> meanOf(const SeriesData &data)
{
    double sum = 0;
    double count = 0;
    for (const SeriesPoint &point : data.points) {
        sum += point.mean * point.count;
        count += point.count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// The means over a range; of what is measured too seldom for it, the last value.
PerformanceResult<std::vector<std::optional<double>>> valuesOf(History &history, const QStringList &keys,
                                                               const TimeRange &range)
{
    const Answers answers = await(history.queryAll(keys, range, 1));
    if (!answers)
        return failure(answers.error());
    std::vector<std::optional<double>> values;
    QStringList missing;
    for (size_t i = 0; i < answers->size(); ++i) {
        values.push_back(meanOf((*answers)[i]));
        if (!values.back())
            missing << keys[qsizetype(i)];
    }
    constexpr int EachSample = 1000;
    const Answers seldom = await(history.queryAll(missing, {range.to - SlowFigureReach, range.to}, EachSample));
    if (!seldom)
        return failure(seldom.error());
    size_t next = 0;
    for (std::optional<double> &value : values) {
        if (!value && next < seldom->size())
            value = lastOfSlow((*seldom)[next++], range.to);
    }
    return values;
}

PerformanceResult<MachineParts> partsOf(History &history, const TimeRange &range)
{
    const auto series = await(history.series());
    if (!series)
        return failure(series.error());
    const PartsInSeries inSeries = partsInSeries(*series);
    MachineParts parts;
    parts.filesystems = inSeries.filesystems;
    const DeviceSeries disks = diskSeries(*series);
    const DeviceSeries networks = networkSeries(*series);
    const Answers answers = await(
        history.queryAll(QStringList(metrics::CpuCount.series().key()) + disks.keys + networks.keys, range, 1));
    if (!answers)
        return failure(answers.error());
    parts.cpus = meanOf(answers->front()).value_or(0);
    const auto ofDisks = answers->begin() + 1;
    const auto ofNetworks = ofDisks + std::ptrdiff_t(disks.names.size());
    const std::vector<SeriesData> diskAnswers(ofDisks, ofNetworks);
    const std::vector<SeriesData> networkAnswers(ofNetworks, answers->end());
    parts.disk = chooseDevice(diskActivity(disks, diskAnswers, diskAnswers, inSeries), {});
    parts.network = chooseDevice(networkActivity(networks, networkAnswers, networkAnswers, inSeries), {});
    return parts;
}

} // namespace

PerformanceResult<std::vector<Finding>> surveyHealth(History &history, const TimeRange &range)
{
    const auto parts = partsOf(history, range);
    if (!parts)
        return failure(parts.error());
    const std::vector<UseCell> cells = useCells(*parts);
    QStringList keys;
    for (const UseCell &cell : cells)
        keys << cell.series;
    const auto values = valuesOf(history, keys, range);
    if (!values)
        return failure(values.error());
    std::vector<Finding> findings;
    size_t next = 0;
    for (const UseCell &cell : cells) {
        const auto count = size_t(cell.series.size());
        findings.push_back(judge(cell, *parts, std::span(*values).subspan(next, count)));
        next += count;
    }
    return findings;
}

} // namespace wai::cli
