// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QString>

#include <vector>

namespace wai {

/// A label at a share (0 to 1) of an axis.
struct AxisLabel {
    double position = 0;
    QString text;
    bool operator==(const AxisLabel &) const = default;
};

/// The vertical scale of a chart: from zero to a round number, in one unit.
struct ValueScale {
    double maximum = 1;
    std::vector<AxisLabel> labels;
    bool operator==(const ValueScale &) const = default;
};

/// The scale that holds values up to `largest` of a unit; shares of time reach 100 % at most where they are below.
ValueScale valueScaleFor(double largest, const QString &unit);

/// Labels of a span that ends now ("−15 min" … "now"): they stand still while the chart moves.
std::vector<AxisLabel> relativeTimeLabels(performance::nanoseconds span);
/// Labels of a fixed range, in local time.
std::vector<AxisLabel> clockLabels(const performance::TimeRange &range);

} // namespace wai
