// SPDX-License-Identifier: MIT
#include "performance/stats/summary.h"

#include "performance/core/metric_table.h"

#include <algorithm>
#include <cmath>

namespace performance {

std::optional<double> quantileOf(std::span<double> values, double quantile)
{
    if (values.empty())
        return std::nullopt;
    const double place = quantile * double(values.size() - 1);
    const auto below = size_t(std::floor(place));
    const double share = place - std::floor(place);
    const auto lower = values.begin() + std::ptrdiff_t(below);
    std::nth_element(values.begin(), lower, values.end());
    if (share == 0 || below + 1 == values.size())
        return *lower;
    const double upper = *std::min_element(lower + 1, values.end());
    return *lower + share * (upper - *lower);
}

std::optional<MetricSummary> summarise(const Recording &recording, const RecordedSeries &column)
{
    std::vector<double> values;
    for (const auto &value : recording.shown(column)) {
        if (value)
            values.push_back(*value);
    }
    if (values.empty())
        return std::nullopt;

    const SeriesDescriptor &descriptor = column.descriptor;
    MetricSummary summary;
    summary.id = descriptor.key();
    summary.name = displayName(descriptor);
    summary.category = descriptor.category;
    summary.unit = descriptor.shownUnit();
    summary.count = qint64(values.size());
    summary.last = values.back();
    const auto [low, high] = std::minmax_element(values.cbegin(), values.cend());
    summary.minimum = *low;
    summary.maximum = *high;
    double sum = 0;
    for (const double value : values)
        sum += value;
    summary.mean = sum / double(values.size());
    summary.median = *quantileOf(values, 0.5);
    summary.p95 = *quantileOf(values, 0.95);
    return summary;
}

MetricsSummary summarise(const Recording &recording)
{
    MetricsSummary summary;
    summary.sampleCount = qint64(recording.sampleCount());
    for (const RecordedSeries &column : recording.series) {
        if (auto metric = summarise(recording, column))
            summary.metrics.push_back(std::move(*metric));
    }
    return summary;
}

} // namespace performance
