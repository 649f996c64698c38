// SPDX-License-Identifier: MIT
#include "performance/stats/crossover_test.h"

#include <algorithm>
#include <vector>

namespace performance {

namespace {

/// By how much the load rises in a second where this pair lies.
double driftAt(std::span<const MeasuredPair> pairs, size_t index)
{
    const size_t before = index == 0 ? 0 : index - 1;
    const size_t after = std::min(index + 1, pairs.size() - 1);
    const auto mean = [&](size_t i) { return (pairs[i].first + pairs[i].second) / 2; };
    const auto time = [&](size_t i) { return (pairs[i].firstAt + pairs[i].secondAt) / 2; };
    const double span = time(after) - time(before);
    return span > 0 ? (mean(after) - mean(before)) / span : 0;
}

/// "With − without" of each pair, less what the load did anyway.
std::vector<double> differencesOf(std::span<const MeasuredPair> pairs)
{
    std::vector<double> differences;
    differences.reserve(pairs.size());
    for (size_t i = 0; i < pairs.size(); ++i) {
        const MeasuredPair &pair = pairs[i];
        const double rise = pair.second - pair.first - driftAt(pairs, i) * (pair.secondAt - pair.firstAt);
        differences.push_back(pair.onFirst ? -rise : rise);
    }
    return differences;
}

/// How many of the means of two differences, of the smallest ones, the interval leaves out at each end: the largest k for which the
/// signed-rank statistic of n pairs is below k in no more than half of `level` of all patterns of signs.
size_t leftOut(size_t n, double level)
{
    // Of all patterns of signs of 1 … i, the share with each sum of positive ranks.
    std::vector<double> share{1.0};
    for (size_t rank = 1; rank <= n; ++rank) {
        std::vector<double> next(share.size() + rank, 0.0);
        for (size_t sum = 0; sum < share.size(); ++sum) {
            next[sum] += share[sum] / 2;
            next[sum + rank] += share[sum] / 2;
        }
        share = std::move(next);
    }
    size_t count = 0;
    double below = 0;
    while (count < share.size() && below + share[count] <= level / 2)
        below += share[count++];
    return count;
}

} // namespace

std::optional<CrossoverEffect> crossoverEffect(std::span<const MeasuredPair> pairs, double level)
{
    const size_t out = leftOut(pairs.size(), level);
    if (pairs.empty() || out == 0)
        return std::nullopt;
    CrossoverEffect effect;
    effect.pairs = pairs.size();
    for (const MeasuredPair &pair : pairs) {
        effect.with += (pair.onFirst ? pair.first : pair.second) / double(pairs.size());
        effect.without += (pair.onFirst ? pair.second : pair.first) / double(pairs.size());
    }
    effect.difference = effect.with - effect.without;

    const std::vector<double> differences = differencesOf(pairs);
    std::vector<double> means;
    means.reserve(differences.size() * (differences.size() + 1) / 2);
    for (size_t i = 0; i < differences.size(); ++i) {
        for (size_t j = i; j < differences.size(); ++j)
            means.push_back((differences[i] + differences[j]) / 2);
    }
    const auto at = [&](size_t place) {
        const auto it = means.begin() + std::ptrdiff_t(place);
        std::nth_element(means.begin(), it, means.end());
        return *it;
    };
    // The means themselves are what is shown. Where wild pairs or a drift lead them out of the interval, it grows to hold them; that can
    // only take a verdict away.
    effect.low = std::min(at(out - 1), effect.difference);
    effect.high = std::max(at(means.size() - out), effect.difference);
    return effect;
}

} // namespace performance
