// SPDX-License-Identifier: MIT
#include "overview/slow_figure.h"

namespace wai {

std::optional<double> lastOfSlow(const performance::SeriesData &data, performance::Timestamp end)
{
    const auto &points = data.points;
    if (points.empty())
        return std::nullopt;
    const auto pace = points.size() < 2 ? performance::nanoseconds(SlowFigureReach) : points.back().time - points[points.size() - 2].time;
    return end - points.back().time <= 2 * pace ? std::optional(points.back().mean) : std::nullopt;
}

} // namespace wai
