// SPDX-License-Identifier: MIT
#include "performance/ingest/quantiles.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace performance {

namespace {

using Counts = std::vector<std::uint64_t>;

/// Halves the resolution once: buckets 2i and 2i+1 become i.
void coarsen(std::int32_t &offset, Counts &counts)
{
    Counts halved;
    const std::int32_t first = offset >> 1;
    for (size_t i = 0; i < counts.size(); ++i) {
        const auto at = size_t(((offset + std::int32_t(i)) >> 1) - first);
        if (halved.size() <= at)
            halved.resize(at + 1);
        halved[at] += counts[i];
    }
    offset = first;
    counts = std::move(halved);
}

void coarsenTo(ExponentialHistogram &histogram, std::int32_t scale)
{
    for (; histogram.scale > scale; --histogram.scale) {
        coarsen(histogram.positiveOffset, histogram.positive);
        coarsen(histogram.negativeOffset, histogram.negative);
    }
}

bool subtract(std::int32_t &offset, Counts &counts, std::int32_t otherOffset, const Counts &other)
{
    for (size_t i = 0; i < other.size(); ++i) {
        if (other[i] == 0)
            continue;
        const std::int64_t at = std::int64_t(otherOffset) + std::int64_t(i) - offset;
        if (at < 0 || at >= std::int64_t(counts.size()) || counts[size_t(at)] < other[i])
            return false;
        counts[size_t(at)] -= other[i];
    }
    return true;
}

std::uint64_t sum(const Counts &counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t(0));
}

} // namespace

std::optional<double> quantileOf(std::span<const std::uint64_t> counts, std::span<const double> bounds, double quantile,
                                 std::optional<double> least, std::optional<double> most)
{
    const auto total = std::accumulate(counts.begin(), counts.end(), std::uint64_t(0));
    if (total == 0 || counts.size() != bounds.size() + 1)
        return std::nullopt;
    if (bounds.empty())
        return least && most ? std::optional(*least + (*most - *least) * quantile) : std::nullopt;
    const double rank = quantile * double(total);
    double below = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        const double upTo = below + double(counts[i]);
        if (upTo < rank || counts[i] == 0) {
            below = upTo;
            continue;
        }
        double low = i > 0 ? bounds[i - 1] : least.value_or(std::min(0.0, bounds[0]));
        double high = i < bounds.size() ? bounds[i] : most.value_or(bounds.back());
        if (least)
            low = std::max(low, *least);
        if (most)
            high = std::min(high, *most);
        return low + (std::max(high, low) - low) * (rank - below) / double(counts[i]);
    }
    return most.value_or(bounds.back());
}

std::optional<double> quantileOf(const ExponentialHistogram &histogram, double quantile, std::optional<double> least,
                                 std::optional<double> most)
{
    const std::uint64_t negatives = sum(histogram.negative);
    const std::uint64_t total = negatives + histogram.zeroes + sum(histogram.positive);
    if (total == 0)
        return std::nullopt;
    const auto bound = [&](double index) { return std::exp2(std::ldexp(index, -histogram.scale)); };
    const auto within = [&](double value) {
        value = least ? std::max(value, *least) : value;
        return most ? std::min(value, *most) : value;
    };
    // At a share of the way from one absolute value to another; `from` and `to` are the ends of a bucket that were narrowed.
    const auto between = [](double from, double to, double share) {
        return from > 0 && to > 0 ? from * std::pow(to / from, share) : from + (to - from) * share;
    };
    double rank = quantile * double(total);
    // From the most negative upwards.
    for (size_t i = histogram.negative.size(); i-- > 0;) {
        const auto count = double(histogram.negative[i]);
        const double index = double(histogram.negativeOffset) + double(i);
        if (count > 0 && rank <= count)
            return within(
                -between(std::fabs(within(-bound(index + 1))), std::fabs(within(-bound(index))), rank / count));
        rank -= count;
    }
    if (histogram.zeroes > 0 && rank <= double(histogram.zeroes))
        return within(0.0);
    rank -= double(histogram.zeroes);
    double last = 0;
    for (size_t i = 0; i < histogram.positive.size(); ++i) {
        const auto count = double(histogram.positive[i]);
        if (count == 0)
            continue;
        const double index = double(histogram.positiveOffset) + double(i);
        last = bound(index + 1);
        if (rank <= count)
            return within(between(within(bound(index)), within(last), std::max(rank, 0.0) / count));
        rank -= count;
    }
    return within(last);
}

std::optional<ExponentialHistogram> difference(const ExponentialHistogram &later, const ExponentialHistogram &earlier)
{
    ExponentialHistogram result = later;
    ExponentialHistogram before = earlier;
    const std::int32_t scale = std::min(later.scale, earlier.scale);
    coarsenTo(result, scale);
    coarsenTo(before, scale);
    if (result.zeroes < before.zeroes
        || !subtract(result.positiveOffset, result.positive, before.positiveOffset, before.positive)
        || !subtract(result.negativeOffset, result.negative, before.negativeOffset, before.negative))
        return std::nullopt;
    result.zeroes -= before.zeroes;
    return result;
}

std::optional<double> quantileOf(std::vector<double> &values, double quantile)
{
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const double rank = quantile * double(values.size() - 1);
    const auto below = size_t(rank);
    const size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (rank - double(below));
}

} // namespace performance
