// SPDX-License-Identifier: MIT
#include "performance/core/recording.h"

#include <algorithm>

namespace performance {

std::optional<double> RecordedSeries::raw(size_t i) const
{
    if (!has(i))
        return std::nullopt;
    return valueOf(descriptor, bits[i]);
}

size_t Recording::sampleCount() const
{
    size_t count = 0;
    for (const RecordedSeries &column : series) {
        count += column.present.empty() ? column.bits.size()
                                        : size_t(std::count(column.present.cbegin(), column.present.cend(), true));
    }
    return count;
}

const RecordedSeries *Recording::find(const QString &key) const
{
    const auto it = std::find_if(series.cbegin(), series.cend(),
                                 [&](const RecordedSeries &column) { return column.descriptor.key() == key; });
    return it == series.cend() ? nullptr : &*it;
}

std::vector<std::optional<double>> Recording::shown(const RecordedSeries &column) const
{
    const TimeAxis &times = axisOf(column);
    std::vector<std::optional<double>> values(times.size());
    std::optional<size_t> previous;
    auto gap = gaps.cbegin();
    for (size_t i = 0; i < times.size(); ++i) {
        for (; gap != gaps.cend() && *gap <= times[i]; ++gap)
            previous.reset();
        if (!column.has(i))
            continue;
        if (column.descriptor.instrument == Instrument::Gauge) {
            values[i] = column.raw(i);
        } else if (previous && times[i] > times[*previous]) {
            const double seconds = std::chrono::duration<double>(times[i] - times[*previous]).count();
            const double difference = column.descriptor.storage == Storage::Integer
                ? double(column.bits[i] - column.bits[*previous]) * column.descriptor.scale
                : realOf(column.bits[i]) - realOf(column.bits[*previous]);
            if (difference >= 0)
                values[i] = difference / seconds;
        }
        previous = i;
    }
    return values;
}

std::vector<PerformanceMetric> Recording::metricsAt(Timestamp time) const
{
    std::vector<PerformanceMetric> result;
    for (const RecordedSeries &column : series) {
        const TimeAxis &times = axisOf(column);
        const auto it = std::lower_bound(times.cbegin(), times.cend(), time);
        if (it == times.cend() || *it != time)
            continue;
        const auto value = shown(column)[size_t(it - times.cbegin())];
        if (!value)
            continue;
        const SeriesDescriptor &descriptor = column.descriptor;
        PerformanceMetric metric(descriptor.key(), descriptor.name, descriptor.category, *value,
                                 descriptor.shownUnit());
        metric.timestamp = time;
        metric.metadata = descriptor.attributes;
        result.push_back(std::move(metric));
    }
    return result;
}

} // namespace performance
