// SPDX-License-Identifier: MIT
#include "performance/series/recording_builder.h"

namespace performance {

RecordingBuilder::RecordingBuilder(const TimeRange &range, nanoseconds spacing)
    : m_from(toNanoseconds(range.from)), m_to(toNanoseconds(range.to)), m_spacing(spacing.count())
{}

void RecordingBuilder::addTicks(const EpochAxis &axis)
{
    for (const qint64 time : axis.times) {
        if (time >= m_from && time < m_to)
            m_ticks.push_back(time);
    }
    for (const quint32 gap : axis.gaps) {
        if (gap < axis.times.size() && axis.times[gap] >= m_from && axis.times[gap] < m_to)
            m_gaps.push_back(axis.times[gap]);
    }
}

void RecordingBuilder::settleTicks()
{
    if (m_ticksSettled)
        return;
    m_ticksSettled = true;
    std::sort(m_ticks.begin(), m_ticks.end());
    m_ticks.erase(std::unique(m_ticks.begin(), m_ticks.end()), m_ticks.end());
    if (m_spacing > 0 && !m_ticks.empty()) {
        // Ticks come a little early or late.
        const qint64 slack = std::min<qint64>(m_spacing / 10, 50'000'000);
        std::vector<qint64> spaced{m_ticks.front()};
        for (const qint64 time : m_ticks) {
            if (time - spaced.back() >= m_spacing - slack)
                spaced.push_back(time);
        }
        m_ticks = std::move(spaced);
    }
}

void RecordingBuilder::addColumn(const SeriesDescriptor &descriptor, const EpochAxis &axis, const EpochColumn &column)
{
    const size_t count = std::min(axis.times.size(), column.bits.size());
    if (column.axis != Epoch::TickAxis) {
        Own &own = m_own[column.series];
        own.descriptor = descriptor;
        for (size_t i = 0; i < count; ++i) {
            if (axis.times[i] >= m_from && axis.times[i] < m_to)
                own.samples.emplace_back(axis.times[i], column.bits[i]);
        }
        return;
    }

    settleTicks();
    RecordedSeries &recorded = m_columns[column.series];
    if (recorded.bits.empty()) {
        recorded.descriptor = descriptor;
        recorded.bits.resize(m_ticks.size());
        recorded.present.resize(m_ticks.size());
    }
    auto tick = m_ticks.cbegin();
    qint64 last = std::numeric_limits<qint64>::min();
    for (size_t i = 0; i < count; ++i) {
        const qint64 time = axis.times[i];
        if (time < last)
            tick = m_ticks.cbegin();
        last = time;
        tick = std::lower_bound(tick, m_ticks.cend(), time);
        if (tick == m_ticks.cend() || *tick != time || !column.has(i))
            continue;
        const auto at = size_t(tick - m_ticks.cbegin());
        recorded.bits[at] = column.bits[i];
        recorded.present[at] = true;
    }
}

Recording RecordingBuilder::take()
{
    settleTicks();
    Recording recording;
    const auto toAxis = [](const auto &times, auto timeOf) {
        TimeAxis axis;
        axis.reserve(times.size());
        for (const auto &time : times)
            axis.push_back(fromNanoseconds(timeOf(time)));
        return axis;
    };
    recording.axes.push_back(toAxis(m_ticks, [](qint64 time) { return time; }));
    std::sort(m_gaps.begin(), m_gaps.end());
    for (const qint64 gap : m_gaps)
        recording.gaps.push_back(fromNanoseconds(gap));

    for (auto &[id, column] : m_columns) {
        const auto present = std::count(column.present.cbegin(), column.present.cend(), true);
        if (present == 0)
            continue;
        if (size_t(present) == column.present.size())
            column.present.clear();
        recording.series.push_back(std::move(column));
    }
    for (auto &[id, own] : m_own) {
        if (own.samples.empty())
            continue;
        // Of samples at the same nanosecond the last one stands.
        std::stable_sort(own.samples.begin(), own.samples.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        std::vector<std::pair<qint64, qint64>> unique;
        for (const auto &sample : own.samples) {
            if (!unique.empty() && unique.back().first == sample.first)
                unique.back() = sample;
            else
                unique.push_back(sample);
        }
        RecordedSeries column;
        column.descriptor = own.descriptor;
        column.axis = int(recording.axes.size());
        recording.axes.push_back(toAxis(unique, [](const auto &sample) { return sample.first; }));
        for (const auto &sample : unique)
            column.bits.push_back(sample.second);
        recording.series.push_back(std::move(column));
    }
    return recording;
}

} // namespace performance
