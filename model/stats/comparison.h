// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

namespace performance {

/// The difference of two means, relative to the first, with its 95 % interval.
struct MeanChange {
    double change = 0;
    double low = 0;
    double high = 0;
};

/// Compares what was sampled in two spans of time. Neighbouring samples resemble each other, so plain standard errors
/// would be far too small: each span is cut into ten batches of equal length, whose means are nearly independent
/// (the method of batch means), and Welch's t interval is taken of those. Nothing where a span has fewer than 20
/// samples or the first mean is zero.
/// Thread-safety: a pure function.
std::optional<MeanChange> compareMeans(std::span<const double> before, std::span<const double> after);

} // namespace performance
