// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"
#include "performance/series/paged.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace performance {

/// Moments that the columns of an epoch share: those of the collector's ticks, or those of one custom series.
struct EpochAxis {
    std::vector<qint64> times; ///< nanoseconds since 1970
    /// Indexes of moments before which recording was interrupted.
    std::vector<quint32> gaps;
};

/// The samples of one series in an epoch.
struct EpochColumn {
    SeriesId series;
    quint32 axis = 0;
    std::vector<qint64> bits;
    /// Empty: there is a value for each moment that `bits` reaches. Else one flag (0 or 1) for each.
    std::vector<quint8> present;
    /// The last sample before the epoch, so that a counter has a rate at its first moment. Time 0: there is none.
    qint64 carryTime = 0;
    qint64 carryBits = 0;

    bool has(size_t i) const { return i < bits.size() && (present.empty() || present[i]); }
};

/// Calls `visit(time, value)` with what charts show of a column: the values of a gauge, the rates of a counter per
/// second over the interval that ends at `time`. No rate crosses a gap, and none comes of a counter that ran backwards.
/// Of a column that is long, only what lies in [from, to] is visited (and a few samples before it, for the first rate).
template<typename Visit>
void visitShown(const EpochAxis &axis, const EpochColumn &column, const SeriesDescriptor &descriptor, Visit visit,
                qint64 from = std::numeric_limits<qint64>::min(), qint64 to = std::numeric_limits<qint64>::max())
{
    constexpr size_t Lead = 8;
    const auto all = std::min(axis.times.size(), column.bits.size());
    const auto begin = axis.times.begin();
    const auto inRange = size_t(std::lower_bound(begin, begin + std::ptrdiff_t(all), from) - begin);
    const size_t first = inRange > Lead ? inRange - Lead : 0;
    const auto count = size_t(std::upper_bound(begin, begin + std::ptrdiff_t(all), to) - begin);
    if (descriptor.instrument == Instrument::Gauge) {
        for (size_t i = first; i < count; ++i) {
            if (column.has(i))
                visit(axis.times[i], valueOf(descriptor, column.bits[i]));
        }
        return;
    }
    qint64 lastTime = first == 0 ? column.carryTime : 0;
    qint64 lastBits = column.carryBits;
    auto gap = axis.gaps.cbegin();
    for (size_t i = first; i < count; ++i) {
        for (; gap != axis.gaps.cend() && *gap <= i; ++gap)
            lastTime = 0;
        if (!column.has(i))
            continue;
        if (lastTime != 0 && axis.times[i] > lastTime) {
            const double seconds = double(axis.times[i] - lastTime) * 1e-9;
            const double difference = descriptor.storage == Storage::Integer
                ? double(qint64(quint64(column.bits[i]) - quint64(lastBits))) * descriptor.scale
                : realOf(column.bits[i]) - realOf(lastBits);
            if (difference >= 0)
                visit(axis.times[i], difference / seconds);
        }
        lastTime = axis.times[i];
        lastBits = column.bits[i];
    }
}

/// The samples since the last block was closed, uncompressed. Not thread-safe; its owner locks.
class Epoch {
public:
    /// The axis of the collector's ticks.
    static constexpr quint32 TickAxis = 0;
    /// More samples than this are not held open: 32 MB of values.
    static constexpr size_t SampleLimit = 4'000'000;

    Epoch();

    void append(const SampleBatch &batch);
    /// One sample of a series that has times of its own.
    void append(SeriesId series, qint64 time, qint64 bits);

    const std::vector<EpochAxis> &axes() const { return m_axes; }
    const std::vector<EpochColumn> &columns() const { return m_columns; }
    const EpochColumn *column(SeriesId series) const;
    /// Whether it has a column, of this epoch or from the one before.
    bool holds(SeriesId series) const { return m_slots.get(series.index()) >= 0; }
    const EpochAxis &axisOf(const EpochColumn &column) const { return m_axes[column.axis]; }

    bool isEmpty() const { return m_sampleCount == 0; }
    size_t sampleCount() const { return m_sampleCount; }
    /// First and last moment of all axes; only where it is not empty.
    std::pair<qint64, qint64> span() const;

    /// An empty epoch whose columns carry the last sample of this one.
    Epoch successor() const;

private:
    EpochColumn &columnFor(SeriesId series, bool onTicks);

    std::vector<EpochAxis> m_axes;
    std::vector<EpochColumn> m_columns;
    Paged<qint32> m_slots{-1}; ///< by series index; -1: none
    size_t m_sampleCount = 0;
};

} // namespace performance
