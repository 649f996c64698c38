// SPDX-License-Identifier: MIT
#include "performance/stats/runs.h"

#include "performance/stats/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace performance {

namespace {

constexpr int Resamples = 10'000;
constexpr size_t LeastForOutliers = 5;
constexpr size_t LeastForChange = 3;

double resampledMedian(std::span<const double> values, std::vector<double> &room, std::mt19937_64 &random)
{
    room.resize(values.size());
    std::uniform_int_distribution<size_t> pick(0, values.size() - 1);
    for (double &value : room)
        value = values[pick(random)];
    return *quantileOf(room, 0.5);
}

} // namespace

std::optional<RunsSummary> summaryOfRuns(std::span<const double> runs)
{
    if (runs.empty())
        return std::nullopt;
    std::vector<double> sorted(runs.begin(), runs.end());
    std::sort(sorted.begin(), sorted.end());
    RunsSummary summary;
    summary.least = sorted.front();
    summary.most = sorted.back();
    summary.mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / double(sorted.size());
    summary.median = *quantileOf(sorted, 0.5);
    summary.p95 = *quantileOf(sorted, 0.95);
    if (sorted.size() > 1) {
        double squares = 0;
        for (const double value : sorted)
            squares += (value - summary.mean) * (value - summary.mean);
        summary.deviation = std::sqrt(squares / double(sorted.size() - 1));
    }
    if (runs.size() >= LeastForOutliers) {
        std::vector<double> distances;
        for (const double value : runs)
            distances.push_back(std::fabs(value - summary.median));
        std::vector<double> ordered = distances;
        const double spread = *quantileOf(ordered, 0.5);
        for (size_t i = 0; spread > 0 && i < runs.size(); ++i) {
            if (0.6745 * distances[i] / spread > 3.5)
                summary.outliers.push_back(i);
        }
    }
    return summary;
}

std::optional<RunsChange> compareRuns(std::span<const double> before, std::span<const double> after, std::uint64_t seed)
{
    if (before.size() < LeastForChange || after.size() < LeastForChange)
        return std::nullopt;
    std::vector<double> room(before.begin(), before.end());
    const double first = *quantileOf(room, 0.5);
    if (first == 0)
        return std::nullopt;
    std::mt19937_64 random(seed);
    std::vector<double> changes;
    changes.reserve(Resamples);
    for (int i = 0; i < Resamples; ++i) {
        const double one = resampledMedian(before, room, random);
        const double other = resampledMedian(after, room, random);
        if (one != 0)
            changes.push_back(other / one - 1);
    }
    room.assign(after.begin(), after.end());
    return RunsChange{*quantileOf(room, 0.5) / first - 1, *quantileOf(changes, 0.025), *quantileOf(changes, 0.975)};
}

} // namespace performance
