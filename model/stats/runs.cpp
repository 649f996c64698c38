// SPDX-License-Identifier: MIT
#include "performance/stats/runs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace performance {

namespace {

constexpr int Resamples = 10'000;
constexpr size_t LeastForOutliers = 5;
constexpr size_t LeastForChange = 3;

double quantile(const std::vector<double> &sorted, double q)
{
    const double rank = q * double(sorted.size() - 1);
    const auto below = size_t(rank);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (rank - double(below));
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return quantile(values, 0.5);
}

double resampledMedian(std::span<const double> values, std::vector<double> &room, std::mt19937_64 &random)
{
    room.resize(values.size());
    std::uniform_int_distribution<size_t> pick(0, values.size() - 1);
    for (double &value : room)
        value = values[pick(random)];
    const auto middle = room.begin() + std::ptrdiff_t(room.size() / 2);
    std::nth_element(room.begin(), middle, room.end());
    if (room.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(room.begin(), middle)) / 2;
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
    summary.median = quantile(sorted, 0.5);
    summary.p95 = quantile(sorted, 0.95);
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
        const double spread = medianOf(distances);
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
    const double first = medianOf({before.begin(), before.end()});
    if (first == 0)
        return std::nullopt;
    std::mt19937_64 random(seed);
    std::vector<double> room;
    std::vector<double> changes;
    changes.reserve(Resamples);
    for (int i = 0; i < Resamples; ++i) {
        const double one = resampledMedian(before, room, random);
        const double other = resampledMedian(after, room, random);
        if (one != 0)
            changes.push_back(other / one - 1);
    }
    std::sort(changes.begin(), changes.end());
    return RunsChange{medianOf({after.begin(), after.end()}) / first - 1, quantile(changes, 0.025),
                      quantile(changes, 0.975)};
}

} // namespace performance
