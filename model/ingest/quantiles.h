// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace performance {

// Thread-safety: plain values and pure functions, but for the `values` that the last one sorts.

/// A quantile of a histogram with explicit bounds: `counts` has one entry more than `bounds`; bucket i holds values in
/// (bounds[i-1], bounds[i]]. Between the bounds of a bucket values are taken to lie evenly, as Prometheus'
/// histogram_quantile does; the outermost buckets end at `least` and `most` where the sender told them. Nothing for an
/// empty histogram.
std::optional<double> quantileOf(std::span<const std::uint64_t> counts, std::span<const double> bounds, double quantile,
                                 std::optional<double> least, std::optional<double> most);

/// A base-2 exponential histogram (OpenTelemetry data model): bucket i of `positive` holds (base^(offset+i),
/// base^(offset+i+1)], base = 2^(2^-scale); `negative` the same of absolute values.
struct ExponentialHistogram {
    std::int32_t scale = 0;
    std::uint64_t zeroes = 0;
    std::int32_t positiveOffset = 0;
    std::vector<std::uint64_t> positive;
    std::int32_t negativeOffset = 0;
    std::vector<std::uint64_t> negative;

    bool operator==(const ExponentialHistogram &) const = default;
};

/// Within a bucket values are taken to lie evenly on the logarithmic scale, so the error is at most that of the base. No value
/// lies beyond `least` and `most`, where the sender told them: buckets end there.
std::optional<double> quantileOf(const ExponentialHistogram &histogram, double quantile,
                                 std::optional<double> least = {}, std::optional<double> most = {});

/// `later` less `earlier`, at the coarser of their scales; nothing where it counted fewer, that is, began anew.
std::optional<ExponentialHistogram> difference(const ExponentialHistogram &later, const ExponentialHistogram &earlier);

/// The quantile of plain values, which are sorted for it; by linear interpolation between the closest ranks.
std::optional<double> quantileOf(std::vector<double> &values, double quantile);

} // namespace performance
