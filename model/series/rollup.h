// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <limits>
#include <optional>
#include <vector>

namespace performance {

/// Minimum, maximum, mean and count of what a chart shows of a series in a slot of time.
///
/// Thread-safety: a plain value, like all in this file; the functions are pure.
struct RollupEntry {
    double minimum = std::numeric_limits<double>::infinity();
    double maximum = -std::numeric_limits<double>::infinity();
    double sum = 0;
    quint32 count = 0;

    void add(double value)
    {
        minimum = value < minimum ? value : minimum;
        maximum = value > maximum ? value : maximum;
        sum += value;
        ++count;
    }
    void add(double low, double high, double mean, quint32 samples)
    {
        minimum = low < minimum ? low : minimum;
        maximum = high > maximum ? high : maximum;
        sum += mean * samples;
        count += samples;
    }
    void add(const RollupEntry &other)
    {
        if (other.count)
            add(other.minimum, other.maximum, other.mean(), other.count);
    }
    double mean() const { return count ? sum / count : 0; }
};

/// A floor of the pyramid: slots of `slot` nanoseconds, `period` nanoseconds of them in a row of the database.
struct RollupLevel {
    int id;
    qint64 slot;
    qint64 period;

    int slots() const { return int(period / slot); }
};

inline constexpr qint64 Second = 1'000'000'000;
/// 15 s lives as long as the samples, a minute and a quarter of an hour for 30 days.
inline constexpr std::array<RollupLevel, 3> RollupLevels{{
    {0, 15 * Second, 3600 * Second},
    {1, 60 * Second, 14400 * Second},
    {2, 900 * Second, 86400 * Second},
}};

/// Floor division that is right before 1970, too.
constexpr qint64 floorTo(qint64 time, qint64 unit)
{
    const qint64 rest = time % unit;
    return time - (rest < 0 ? rest + unit : rest);
}

/// A row: the entries of one series in one period, from its first to its last slot with data. Minimum, maximum and
/// mean are kept as 32-bit floats (a relative error of 6e-8, below any pixel); rows of one constant value take a
/// dozen bytes.
struct RollupRow {
    int firstSlot = 0;
    std::vector<RollupEntry> entries; ///< count 0: nothing was measured

    /// Adds to slot `slot`, which grows the row where it must.
    RollupEntry &at(int slot);
};

QByteArray encodeRow(const RollupRow &row);
/// Nothing where the bytes are damaged.
std::optional<RollupRow> decodeRow(QByteArrayView bytes, int slots);

/// Calls `visit(slot, minimum, maximum, mean, count)` for each entry with data, without building a row; false where
/// the bytes are damaged.
template<typename Visit>
bool visitRow(QByteArrayView bytes, int slots, Visit visit);

} // namespace performance

#include "performance/series/rollup_visit.h"
