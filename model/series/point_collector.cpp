// SPDX-License-Identifier: MIT
#include "performance/series/point_collector.h"

#include <algorithm>

namespace performance {

qint64 stepFor(qint64 length, int maxPoints, qint64 sampleInterval)
{
    // Below a slot of the pyramid any round time will do; above it, multiples of 15 s, 1 min and 15 min.
    static constexpr qint64 Millisecond = 1'000'000;
    static constexpr qint64 Steps[] = {
        100 * Millisecond, 200 * Millisecond, 500 * Millisecond, Second,         2 * Second,     3 * Second,
        5 * Second,        10 * Second,       15 * Second,       30 * Second,    45 * Second,    60 * Second,
        90 * Second,       120 * Second,      180 * Second,      240 * Second,   300 * Second,   480 * Second,
        600 * Second,      900 * Second,      1800 * Second,     2700 * Second,  3600 * Second,  5400 * Second,
        7200 * Second,     10800 * Second,    14400 * Second,    21600 * Second, 43200 * Second, 86400 * Second};
    const qint64 least = length / std::max(1, maxPoints);
    if (least <= sampleInterval)
        return 0;
    for (const qint64 step : Steps) {
        if (step >= least && step > sampleInterval)
            return step;
    }
    return (least / (86400 * Second) + 1) * 86400 * Second;
}

const RollupLevel *levelFor(qint64 step)
{
    const RollupLevel *best = nullptr;
    for (const RollupLevel &level : RollupLevels) {
        if (step >= level.slot && step % level.slot == 0)
            best = &level;
    }
    return best;
}

PointCollector::PointCollector(const TimeRange &range, qint64 step)
    : PointCollector(range, step, step > 0 ? floorTo(toNanoseconds(range.from), step) : 0)
{}

PointCollector::PointCollector(const TimeRange &range, qint64 step, qint64 first)
    : m_from(toNanoseconds(range.from)), m_to(toNanoseconds(range.to)), m_step(step), m_first(first)
{
    if (m_step > 0 && m_to > m_from)
        m_columns.resize(size_t((m_to - 1 - m_first) / m_step) + 1);
}

void PointCollector::add(qint64 time, double value)
{
    if (m_step > 0) {
        add(time, value, value, value, 1);
    } else if (time >= m_from && time < m_to) {
        m_samples.push_back({fromNanoseconds(time), nanoseconds(0), value, value, value, 1});
    }
}

void PointCollector::add(qint64 time, double minimum, double maximum, double mean, quint32 count)
{
    if (time < m_first || time >= m_to || m_step <= 0)
        return;
    m_columns[size_t((time - m_first) / m_step)].add(minimum, maximum, mean, count);
}

std::vector<SeriesPoint> PointCollector::take()
{
    if (m_step <= 0) {
        const auto earlier = [](const SeriesPoint &a, const SeriesPoint &b) { return a.time < b.time; };
        if (!std::is_sorted(m_samples.cbegin(), m_samples.cend(), earlier))
            std::stable_sort(m_samples.begin(), m_samples.end(), earlier);
        return std::move(m_samples);
    }
    std::vector<SeriesPoint> points;
    points.reserve(m_columns.size());
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const RollupEntry &column = m_columns[i];
        if (column.count) {
            points.push_back({fromNanoseconds(m_first + qint64(i) * m_step), nanoseconds(m_step), column.minimum,
                              column.maximum, column.mean(), column.count});
        }
    }
    return points;
}

} // namespace performance
