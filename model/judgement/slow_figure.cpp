// SPDX-License-Identifier: MIT
#include "performance/judgement/slow_figure.h"

namespace performance {

std::optional<double> lastOfSlow(const SeriesData &data, Timestamp end)
{
    const auto &points = data.points;
    if (points.empty())
        return std::nullopt;
    const auto pace = points.size() < 2 ? nanoseconds(SlowFigureReach)
                                        : points.back().time - points[points.size() - 2].time;
    return end - points.back().time <= 2 * pace ? std::optional(points.back().mean) : std::nullopt;
}

} // namespace performance
