// SPDX-License-Identifier: MIT
#pragma once

#include <performance/stats/change_points.h>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

/// Minutes of a series around the level of 1, as loads are: noise of any persistence, heavy tails, spikes, what each day does,
/// and a step.
namespace simulated {

struct Levels {
    const char *name;
    double persistence; ///< of the AR(1) noise, from minute to minute
    bool heavyTails;    ///< innovations of Student's t with three degrees of freedom
    double white;       ///< share of the noise that is white besides
    bool spikes;        ///< one minute in 200 at four times the level
};
inline constexpr Levels AllLevels[] = {
    {"white", 0, false, 0, false},
    {"AR(0.9)", 0.9, false, 0, false},
    {"AR(0.99)", 0.99, false, 0, false},
    {"AR(0.9), heavy tails", 0.9, true, 0, false},
    {"AR(0.99), heavy tails", 0.99, true, 0, false},
    {"AR(0.9), spikes", 0.9, false, 0, true},
    {"white and AR(0.995)", 0.995, false, 0.7, false},
};

inline constexpr size_t Month = 43'200;
inline constexpr size_t Day = 1'440;

struct Series {
    double deviation = 0.05; ///< of the noise, as a share of the level
    double daily = 0;        ///< amplitude of what each day does
    size_t count = Month;
    size_t stepAt = SIZE_MAX;
    double step = 0;
};

inline std::vector<performance::TimedValue> make(const Levels &levels, const Series &series, std::mt19937_64 &random)
{
    std::normal_distribution<double> normal;
    std::student_t_distribution<double> tails(3);
    const double fresh = std::sqrt(1 - levels.persistence * levels.persistence);
    double noise = 0;
    const auto next = [&] {
        // The variance of Student's t is 3 there.
        noise = levels.persistence * noise
            + fresh * (levels.heavyTails ? tails(random) / std::sqrt(3.0) : normal(random));
        return levels.white > 0 ? std::sqrt(1 - levels.white * levels.white) * noise + levels.white * normal(random)
                                : noise;
    };
    for (int i = 0; i < 2'000; ++i)
        next();
    std::vector<performance::TimedValue> values;
    values.reserve(series.count);
    for (size_t i = 0; i < series.count; ++i) {
        double value = 1 + series.deviation * next() + (i >= series.stepAt ? series.step : 0);
        value += series.daily * std::sin(2 * std::numbers::pi * double(i % Day) / double(Day));
        if (levels.spikes && random() % 200 == 0)
            value += 3;
        values.push_back({performance::Timestamp(std::chrono::minutes(29'000'000 + std::int64_t(i))), value});
    }
    return values;
}

/// Whether a step is among them, dated to within an hour.
inline bool isFound(const std::vector<performance::ChangePoint> &points, performance::Timestamp step)
{
    for (const performance::ChangePoint &point : points) {
        if (std::chrono::abs(point.time - step) <= std::chrono::minutes(60))
            return true;
    }
    return false;
}

} // namespace simulated
