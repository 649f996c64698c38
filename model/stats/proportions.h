// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace performance {

// Thread-safety: pure functions.

/// The 95 % interval of a share of which `hits` of `all` were seen: Wilson's score interval (Journal of the American Statistical
/// Association 22, 1927), as 0 to 1. Of nothing seen at all nothing is known.
struct ShareInterval {
    double low = 0;
    double high = 1;
    double halfWidth() const { return (high - low) / 2; }
};
ShareInterval shareInterval(std::int64_t hits, std::int64_t all);

/// A difference with its 95 % interval, and how likely one as large is by chance alone where there is none.
struct Difference {
    double value = 0;
    double low = 0;
    double high = 0;
    double p = 1; ///< two-sided
};

/// The difference of two shares, hits of all: Newcombe's interval from the two Wilson score intervals (method 10 of
/// Statistics in Medicine 17, 1998), p of the pooled two-proportion z test. `all` must not be 0.
Difference compareShares(std::int64_t hitsA, std::int64_t allA, std::int64_t hitsB, std::int64_t allB);

/// The difference of two amounts that were counted in samples, each sample worth so much, relative to `base`: counts of a
/// sampler that fires at a fixed rate are Poisson, so each amount's variance is its count times the worth squared.
Difference compareAmounts(std::int64_t countA, double worthA, std::int64_t countB, double worthB, double base);

/// Which of many tests count as significant, so that at most `rate` of these are false (Benjamini and Hochberg, 1995).
std::vector<bool> standing(std::span<const double> p, double rate = 0.05);

} // namespace performance
