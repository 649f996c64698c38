// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QString>

#include <vector>

namespace wai {

// Thread: the one of the window.

/// A label at a share (0 to 1) of an axis.
struct AxisLabel {
    double position = 0;
    QString text;
    bool operator==(const AxisLabel &) const = default;
};

/// The vertical scale of a chart between two round numbers, in one unit. Linear scales begin at zero unless values are
/// below it; logarithmic ones at a power of ten.
struct ValueScale {
    double minimum = 0;
    double maximum = 1;
    bool logarithmic = false;
    std::vector<AxisLabel> labels;

    /// Where a value stands, 0 (bottom) to 1; beyond where it does not fit.
    double position(double value) const;
    bool operator==(const ValueScale &) const = default;
};

/// The scale that holds values from `smallest` to `largest` of a unit; shares of time reach 100 % at most where they are
/// below.
ValueScale valueScaleFor(double smallest, double largest, const QString &unit);
/// From the power of ten below `smallestPositive` to the one above `largest`.
ValueScale logarithmicScaleFor(double smallestPositive, double largest, const QString &unit);

/// Labels of a span that ends now ("−15 min" … "now"): they stand still while the chart moves.
std::vector<AxisLabel> relativeTimeLabels(performance::nanoseconds span);
/// Labels of a fixed range, in local time.
std::vector<AxisLabel> clockLabels(const performance::TimeRange &range);

/// A moment for people: "14:03:20", with its date where it is not of today.
QString clockText(performance::Timestamp time);

} // namespace wai
