// SPDX-License-Identifier: MIT
#include "performance/stats/comparison.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace performance {

namespace {

constexpr size_t Batches = 10;

struct Moments {
    double mean = 0;
    double variance = 0; ///< of the batch means
};

Moments batchMoments(std::span<const double> values)
{
    std::vector<double> means;
    for (size_t batch = 0; batch < Batches; ++batch) {
        const size_t from = values.size() * batch / Batches;
        const size_t to = values.size() * (batch + 1) / Batches;
        double sum = 0;
        for (size_t i = from; i < to; ++i)
            sum += values[i];
        means.push_back(sum / double(to - from));
    }
    Moments moments;
    for (const double mean : means)
        moments.mean += mean / Batches;
    for (const double mean : means)
        moments.variance += (mean - moments.mean) * (mean - moments.mean) / (Batches - 1);
    return moments;
}

} // namespace

std::optional<MeanChange> compareMeans(std::span<const double> before, std::span<const double> after)
{
    if (before.size() < 2 * Batches || after.size() < 2 * Batches)
        return std::nullopt;
    const Moments a = batchMoments(before);
    const Moments b = batchMoments(after);
    if (a.mean == 0)
        return std::nullopt;
    const double errorA = a.variance / Batches;
    const double errorB = b.variance / Batches;
    const double difference = b.mean - a.mean;
    double margin = 0;
    if (errorA + errorB > 0) {
        // Welch and Satterthwaite's degrees of freedom.
        const double freedom = (errorA + errorB) * (errorA + errorB)
            / ((errorA * errorA + errorB * errorB) / (Batches - 1));
        const boost::math::students_t distribution(std::max(1.0, freedom));
        margin = boost::math::quantile(distribution, 0.975) * std::sqrt(errorA + errorB);
    }
    const double scale = std::fabs(a.mean);
    return MeanChange{difference / scale, (difference - margin) / scale, (difference + margin) / scale};
}

} // namespace performance
