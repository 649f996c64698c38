// SPDX-License-Identifier: MIT
#include "performance/explain/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace performance {

namespace {

/// Ranks from 0 on; equal values share the mean of theirs.
std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, {}, [&](size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (size_t begin = 0; begin < order.size();) {
        size_t end = begin + 1;
        while (end < order.size() && !(values[order[begin]] < values[order[end]]))
            ++end;
        for (size_t i = begin; i < end; ++i)
            ranks[order[i]] = double(begin + end - 1) / 2;
        begin = end;
    }
    return ranks;
}

void centre(std::vector<double> &values)
{
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    for (double &value : values)
        value -= mean;
}

double product(std::span<const double> a, std::span<const double> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Of centred values: how much each resembles the next one.
double lagOne(const std::vector<double> &values)
{
    const std::span all(values);
    return product(all.first(all.size() - 1), all.subspan(1)) / product(all, all);
}

/// Two-sided p of a correlation of so many independent pairs: Fisher's z, which is nearly normal (Fisher, Metron 1, 1921).
double probability(double correlation, double pairs)
{
    if (pairs <= 4)
        return 1;
    const double z = std::atanh(std::clamp(correlation, -0.999999, 0.999999)) * std::sqrt(pairs - 3);
    return std::erfc(std::abs(z) / std::sqrt(2));
}

} // namespace

std::optional<RankCorrelation> rankCorrelation(std::span<const double> a, std::span<const double> b)
{
    constexpr size_t Least = 5;
    if (a.size() != b.size() || a.size() < Least
        || !std::ranges::all_of(a, [](double value) { return std::isfinite(value); })
        || !std::ranges::all_of(b, [](double value) { return std::isfinite(value); }))
        return std::nullopt;
    std::vector<double> first = ranksOf(a);
    std::vector<double> second = ranksOf(b);
    centre(first);
    centre(second);
    const double variances = product(first, first) * product(second, second);
    if (variances <= 0)
        return std::nullopt;
    const double value = product(first, second) / std::sqrt(variances);
    const double persistence = std::max(0.0, lagOne(first)) * std::max(0.0, lagOne(second));
    const double independent = double(a.size()) * (1 - persistence) / (1 + persistence);
    return RankCorrelation{value, probability(value, independent)};
}

} // namespace performance
