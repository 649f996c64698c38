// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QString>

namespace wai {

// Thread: the one of the window.

enum class ChartStyle { Line, Area, Stacked };

/// One line of a chart and where its values come from.
struct ChartLine {
    QString key;   ///< of the series
    QString label; ///< "user"
    int color = 0; ///< index into Theme::series; stable for a thing
    bool filled = false;
    double scale = 1; ///< values are multiplied by it (seconds per second ÷ CPUs, say)
    int axis = 0;     ///< 0: left, 1: right
    bool hidden = false;
    /// Of a rate: what it sums up to since the left edge, instead of the rate.
    bool accumulated = false;

    bool operator==(const ChartLine &) const = default;
};

/// What a line did in a range.
struct LineStatistics {
    double minimum = 0;
    double mean = 0;
    double maximum = 0;
    performance::Timestamp peakAt;
    double last = 0;
    quint64 count = 0;
};

/// Weighted by samples; nothing where there is none in the range.
std::optional<LineStatistics> statisticsOf(const performance::SeriesData &data, const performance::TimeRange &range,
                                           double scale);

/// The value of the column that holds a moment; of single samples, the first one at or after it (rates look back).
std::optional<double> valueAt(const performance::SeriesData &data, performance::Timestamp time);

/// Two points further apart than this, in nanoseconds, are not joined: something is missing in between.
qint64 longestJoin(const performance::SeriesData &data);

/// Sums of a rate from the first point on: each point becomes the total until its end.
performance::SeriesData accumulated(const performance::SeriesData &rates);

/// A slot of the palette for a thing that has no colour of its own: always the same for the same name.
int colorOf(const QString &name);

} // namespace wai
