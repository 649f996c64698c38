// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values.

/// A half-open span of time.
struct TimeRange {
    Timestamp from;
    Timestamp to;

    nanoseconds length() const { return to - from; }
    bool isEmpty() const { return to <= from; }
    bool contains(Timestamp time) const { return time >= from && time < to; }
    bool operator==(const TimeRange &) const = default;
};

/// What one column of a chart shows: of a gauge its values, of a counter its rates per second, between `time` and
/// `time + width`. A width of zero is a single sample.
struct SeriesPoint {
    Timestamp time;
    nanoseconds width{0};
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    quint32 count = 0;

    bool operator==(const SeriesPoint &) const = default;
};

/// The answer to a query: at most as many points as were asked for, in rising time. Where nothing was measured there
/// is no point.
struct SeriesData {
    SeriesDescriptor descriptor;
    /// Width of a column; zero where every sample stands for itself.
    nanoseconds step{0};
    std::vector<SeriesPoint> points;
    /// Moments in the range at which recording began anew: a line must not be drawn across them.
    std::vector<Timestamp> gaps;
};

/// What is known about a stored series.
struct SeriesInfo {
    SeriesDescriptor descriptor;
    /// Time of its last sample, if it has one in memory.
    std::optional<Timestamp> lastSeen;
};

/// How much history there is, for the status bar and the settings.
struct HistoryInfo {
    int seriesCount = 0;
    /// Series of things that are gone, which are not counted any more since the program began to look.
    quint64 forgottenSeries = 0;
    qint64 bytes = 0;
    std::optional<Timestamp> oldest;
    std::optional<Timestamp> newest;
    bool readOnly = false;
    bool inMemory = false;
    /// Sentences about what went wrong and what was done about it, oldest first.
    QStringList problems;
};

} // namespace performance
