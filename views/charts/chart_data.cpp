// SPDX-License-Identifier: MIT
#include "charts/chart_data.h"

#include <algorithm>
#include <limits>

namespace wai {

using namespace performance;

std::optional<LineStatistics> statisticsOf(const SeriesData &data, const TimeRange &range, double scale)
{
    LineStatistics result;
    double sum = 0;
    for (const SeriesPoint &point : data.points) {
        if (!range.contains(point.time + point.width / 2))
            continue;
        if (result.count == 0 || point.minimum * scale < result.minimum)
            result.minimum = point.minimum * scale;
        if (result.count == 0 || point.maximum * scale > result.maximum) {
            result.maximum = point.maximum * scale;
            result.peakAt = point.time;
        }
        sum += point.mean * scale * point.count;
        result.count += point.count;
        result.last = point.mean * scale;
    }
    if (result.count == 0)
        return std::nullopt;
    result.mean = sum / double(result.count);
    return result;
}

qint64 longestJoin(const SeriesData &data)
{
    if (data.step.count() > 0)
        return data.step.count() * 5 / 2;
    // Samples come at the interval of their series; the usual distance is the median of some.
    std::vector<qint64> distances;
    for (size_t i = 1; i < data.points.size() && i < 64; ++i)
        distances.push_back((data.points[i].time - data.points[i - 1].time).count());
    if (distances.empty())
        return std::numeric_limits<qint64>::max();
    std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(distances.size() / 2), distances.end());
    return distances[distances.size() / 2] * 5 / 2;
}

std::optional<double> valueAt(const SeriesData &data, Timestamp time)
{
    const auto it = std::lower_bound(data.points.cbegin(), data.points.cend(), time,
                                     [](const SeriesPoint &p, Timestamp t) { return p.time + p.width < t; });
    if (it == data.points.cend() || (it->time - time).count() > longestJoin(data))
        return std::nullopt;
    return it->mean;
}

SeriesData accumulated(const SeriesData &rates)
{
    SeriesData sums = rates;
    double total = 0;
    const qint64 join = longestJoin(rates);
    for (size_t i = 0; i < sums.points.size(); ++i) {
        SeriesPoint &point = sums.points[i];
        // A rate is of the time up to its sample, or of its column; what is missing adds nothing.
        qint64 covered = point.width.count();
        if (covered == 0 && i > 0)
            covered = std::min<qint64>((point.time - sums.points[i - 1].time).count(), join);
        total += point.mean * double(covered) * 1e-9;
        point.minimum = point.maximum = point.mean = total;
    }
    return sums;
}

int colorOf(const QString &name)
{
    quint32 hash = 2166136261u; // FNV-1a: the same in every run
    for (const QChar c : name)
        hash = (hash ^ c.unicode()) * 16777619u;
    return int((hash >> 8) % 8);
}

} // namespace wai
