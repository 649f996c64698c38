// SPDX-License-Identifier: MIT
#include "performance/stats/proportions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace performance {

namespace {

constexpr double Z = 1.959963984540054; // of 95 %

double twoSided(double z)
{
    return std::erfc(std::fabs(z) / std::sqrt(2.0));
}

} // namespace

ShareInterval shareInterval(std::int64_t hits, std::int64_t all)
{
    if (all <= 0)
        return {};
    const auto n = double(all);
    const double share = double(hits) / n;
    const double zz = Z * Z / n;
    const double middle = (share + zz / 2) / (1 + zz);
    const double half = Z / (1 + zz) * std::sqrt(share * (1 - share) / n + zz / (4 * n));
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

Difference compareShares(std::int64_t hitsA, std::int64_t allA, std::int64_t hitsB, std::int64_t allB)
{
    const double nA = double(allA);
    const double nB = double(allB);
    const double a = double(hitsA) / nA;
    const double b = double(hitsB) / nB;
    const ShareInterval ia = shareInterval(hitsA, allA);
    const ShareInterval ib = shareInterval(hitsB, allB);
    const double difference = b - a;
    Difference result;
    result.value = difference;
    result.low = difference - std::hypot(b - ib.low, ia.high - a);
    result.high = difference + std::hypot(ib.high - b, a - ia.low);
    const double pooled = double(hitsA + hitsB) / (nA + nB);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / nA + 1 / nB));
    result.p = error > 0 ? twoSided(difference / error) : 1;
    return result;
}

Difference compareAmounts(std::int64_t countA, double worthA, std::int64_t countB, double worthB, double base)
{
    // No sample at all still leaves one possible: a count of 0 is given the variance of 1.
    const double variance = double(std::max<std::int64_t>(1, countA)) * worthA * worthA
        + double(std::max<std::int64_t>(1, countB)) * worthB * worthB;
    const double difference = double(countB) * worthB - double(countA) * worthA;
    const double error = std::sqrt(variance);
    Difference result;
    result.value = difference / base;
    result.low = (difference - Z * error) / base;
    result.high = (difference + Z * error) / base;
    result.p = error > 0 ? twoSided(difference / error) : 1;
    return result;
}

std::vector<bool> standing(std::span<const double> p, double rate)
{
    std::vector<size_t> order(p.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::sort(order, {}, [&](size_t i) { return p[i]; });
    size_t stand = 0;
    for (size_t rank = 1; rank <= order.size(); ++rank) {
        if (p[order[rank - 1]] <= rate * double(rank) / double(order.size()))
            stand = rank;
    }
    std::vector<bool> result(p.size(), false);
    for (size_t rank = 0; rank < stand; ++rank)
        result[order[rank]] = true;
    return result;
}

} // namespace performance
