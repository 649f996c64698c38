// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace performance {

// Thread-safety: pure functions; what is drawn depends on the seed alone.

/// How a change moved a figure: medians of what was measured without and with it, and their difference with its interval.
struct Effect {
    double without = 0;
    double with = 0;
    double difference = 0; ///< with − without, in the figure's unit
    double low = 0;        ///< of a 95 % interval
    double high = 0;
    /// Relative to `without`; empty where that is zero.
    std::optional<double> change;

    bool isReal() const { return low > 0 || high < 0; }
};

/// The effect of a change that was switched on and off: each segment is what was measured in one stretch of time in which
/// it stood still. Neighbouring samples resemble each other, so they are never resampled one by one.
///
/// The interval is the wider one of two. One is a bootstrap of the difference of medians: segments are drawn anew, and of
/// each circular blocks of neighbours (Politis and Romano, 1992), 10,000 times. The other is Welch's t interval of the
/// segments' medians, which knows that a handful of segments says little. Under no effect, with noise as persistent as that
/// of real metrics, fewer than 5 % of verdicts are false (tests/stats). Nothing where either side has fewer than three
/// segments of three samples.
std::optional<Effect> effectOf(std::span<const std::vector<double>> without, std::span<const std::vector<double>> with,
                               std::uint64_t seed = 1);

/// Whether the second of the two intervals alone excludes zero. Where it does not, effectOf() is not real whatever the bootstrap
/// says: tens of thousands of trials need not run it.
bool mayBeReal(std::span<const std::vector<double>> without, std::span<const std::vector<double>> with);

} // namespace performance
