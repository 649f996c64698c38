// SPDX-License-Identifier: MIT
#include "performance/optimize/exhaustion.h"

#include <algorithm>
#include <array>

namespace performance {

std::optional<double> secondsUntilEmpty(const Signal &signal, const RuleData &data, nanoseconds over)
{
    constexpr int Parts = 3;
    const TimeRange range{data.now() - over, data.now()};
    std::array<double, Parts> means{};
    for (const QString &key : signal.above) {
        std::array<double, Parts> sum{};
        std::array<double, Parts> weight{};
        for (const SeriesPoint &point : data.query(key, range, Parts * 4).points) {
            const auto middle = point.time + point.width / 2 - range.from;
            const auto third = size_t(std::clamp<qint64>(middle * Parts / over, 0, Parts - 1));
            sum[third] += point.mean * point.count;
            weight[third] += point.count;
        }
        for (size_t i = 0; i < Parts; ++i) {
            if (weight[i] <= 0)
                return std::nullopt;
            means[i] += sum[i] / weight[i];
        }
    }
    if (means[1] >= means[0] || means[2] >= means[1])
        return std::nullopt;
    // From the middle of the first third to that of the last it is two thirds of the span, and a sixth is left after it.
    const double span = std::chrono::duration<double>(over).count();
    const double lostEachSecond = (means[0] - means[2]) / (span * 2 / 3);
    return std::max(0.0, means[2] / lostEachSecond - span / 6);
}

} // namespace performance
