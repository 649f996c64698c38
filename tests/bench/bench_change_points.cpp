// SPDX-License-Identifier: MIT

// How often a step of 15 % is found within the hour, and within a day; how often noise is taken for one; how long a month takes.
// Usage: bench_change_points TRIALS.  Prints "level|NOISE|DEVIATION|DAILY|WITHIN THE HOUR|WITHIN A DAY|FALSE A MONTH", the found ones
// in per cent, and "time|MILLISECONDS".
#include "stats/simulated_levels.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace performance;

namespace {

void judge(const simulated::Levels &levels, double deviation, double daily, int trials, std::mt19937_64 &random)
{
    int hour = 0;
    int day = 0;
    size_t wrong = 0;
    for (int i = 0; i < trials; ++i) {
        wrong += changePoints(simulated::make(levels, {deviation, daily}, random)).size();
        const size_t at = 10 * simulated::Day + random() % (18 * simulated::Day);
        const auto values = simulated::make(
            levels, {deviation, daily, at + simulated::Day, at, random() % 2 ? 0.15 : -0.15}, random);
        hour += simulated::isFound(changePoints(std::span(values).first(at + 60)), values[at].time);
        for (const ChangePoint &point : changePoints(values)) {
            // Dated by a day's noise it may be hours off.
            if (std::chrono::abs(point.time - values[at].time) < std::chrono::hours(6)) {
                ++day;
                break;
            }
        }
    }
    std::printf("level|%s|%.2f|%.1f|%.0f|%.0f|%.3f\n", levels.name, deviation, daily, 100.0 * hour / trials,
                100.0 * day / trials, double(wrong) / trials);
}

} // namespace

int main(int argc, char **argv)
{
    const int trials = argc > 1 ? std::atoi(argv[1]) : 20;
    std::mt19937_64 random(1);
    for (const double deviation : {0.04, 0.1, 0.2}) {
        for (const double daily : {0.0, 0.3}) {
            for (const simulated::Levels &levels : simulated::AllLevels)
                judge(levels, deviation, daily, trials, random);
        }
    }
    const auto values = simulated::make(simulated::AllLevels[1], {0.1, 0.3}, random);
    const std::clock_t begin = std::clock();
    for (int i = 0; i < 10; ++i)
        changePoints(values);
    std::printf("time|%.1f\n", 1e3 * double(std::clock() - begin) / CLOCKS_PER_SEC / 10);
    return 0;
}
