// SPDX-License-Identifier: MIT
// Histograms and summaries of Intake.
#include "performance/ingest/intake.h"
#include "performance/core/translate.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr size_t MostBuckets = 4096; ///< of a histogram; software development kits make 160 at most

/// No percentile lies beyond the least and the most that were seen, of whichever time.
void keepWithin(std::array<std::optional<double>, 4> &quantiles, std::optional<double> least,
                std::optional<double> most)
{
    for (std::optional<double> &quantile : quantiles) {
        if (quantile && least && *quantile < *least)
            quantile = least;
        if (quantile && most && *quantile > *most)
            quantile = most;
    }
}

/// Without a least and a most that are none.
Intake::Distribution sane(Intake::Distribution distribution)
{
    const bool isSane = std::isfinite(distribution.least.value_or(0)) && std::isfinite(distribution.most.value_or(0))
        && (!distribution.least || !distribution.most || *distribution.least <= *distribution.most);
    if (!isSane) {
        distribution.least.reset();
        distribution.most.reset();
    }
    return distribution;
}

} // namespace

void Intake::addDistribution(const IncomingMetric &metric, Series &series, const Distribution &distribution,
                             std::array<std::optional<double>, 4> quantiles)
{
    const auto count = double(distribution.count);
    const double sum = distribution.sum.value_or(0);
    const double countBefore = metric.isDelta ? series.total : 0;
    const double sumBefore = metric.isDelta ? series.totalSum : 0;
    series.total = countBefore + count;
    series.totalSum = sumBefore + sum;
    addCounter(series.id, series, countBefore, series.total);
    if (distribution.sum)
        addCounter(series.sum, series, sumBefore, series.totalSum);
    keepWithin(quantiles, distribution.least, distribution.most);
    for (size_t i = 0; i < quantiles.size(); ++i) {
        if (quantiles[i])
            add(series.quantiles[i], series.lastTime, *quantiles[i]);
    }
}

void Intake::histogram(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
                       PointTime when, const Distribution &told, std::span<const std::uint64_t> counts,
                       std::span<const double> bounds)
{
    if (counts.size() > MostBuckets || (!counts.empty() && counts.size() != bounds.size() + 1)
        || !std::is_sorted(bounds.begin(), bounds.end())) {
        m_tally.reject(translate(
            "Ingest",
            "a histogram has too many buckets, boundaries that do not rise, or not one count more than boundaries"));
        return;
    }
    const Distribution distribution = sane(told);
    Series *series = seriesOf(metric, fingerprint, describe, true, when, double(distribution.count));
    if (!series)
        return;
    std::vector<std::uint64_t> fresh(counts.begin(), counts.end());
    // Least and most are of the whole time of a cumulative point, not of what is new in it: no bucket ends there then.
    auto least = distribution.least;
    auto most = distribution.most;
    if (!metric.isDelta) {
        if (!series->beganAnew && series->lastCounts.size() == fresh.size()) {
            const bool grew = std::equal(fresh.begin(), fresh.end(), series->lastCounts.begin(),
                                         [](std::uint64_t now, std::uint64_t before) { return now >= before; });
            for (size_t i = 0; grew && i < fresh.size(); ++i)
                fresh[i] -= series->lastCounts[i];
            if (grew) {
                least.reset();
                most.reset();
            }
        }
        series->lastCounts.assign(counts.begin(), counts.end());
    }
    std::array<std::optional<double>, 4> quantiles;
    for (size_t i = 0; i < quantiles.size(); ++i)
        quantiles[i] = quantileOf(fresh, bounds, KeptQuantiles[i], least, most);
    addDistribution(metric, *series, distribution, quantiles);
}

void Intake::histogram(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
                       PointTime when, const Distribution &told, const ExponentialHistogram &histogram)
{
    constexpr std::int32_t FarthestBucket = 1 << 24; // no double lies beyond, at the finest scale
    const bool isSane = histogram.scale >= -11 && histogram.scale <= 20
        && std::abs(std::int64_t(histogram.positiveOffset)) <= FarthestBucket
        && std::abs(std::int64_t(histogram.negativeOffset)) <= FarthestBucket;
    if (!isSane || histogram.positive.size() > MostBuckets || histogram.negative.size() > MostBuckets) {
        m_tally.reject(translate(
            "Ingest", "an exponential histogram's scale, offset or size is beyond what OpenTelemetry allows"));
        return;
    }
    const Distribution distribution = sane(told);
    Series *series = seriesOf(metric, fingerprint, describe, true, when, double(distribution.count));
    if (!series)
        return;
    ExponentialHistogram fresh = histogram;
    if (!metric.isDelta) {
        if (series->lastExponential && !series->beganAnew) {
            if (auto since = difference(histogram, *series->lastExponential))
                fresh = std::move(*since);
        }
        series->lastExponential = histogram;
    }
    // Least and most narrow the outermost buckets, which is right for whatever part of the time the counts are of.
    std::array<std::optional<double>, 4> quantiles;
    for (size_t i = 0; i < quantiles.size(); ++i)
        quantiles[i] = quantileOf(fresh, KeptQuantiles[i], distribution.least, distribution.most);
    addDistribution(metric, *series, distribution, quantiles);
}

void Intake::quantile(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
                      PointTime when, double quantile, double value)
{
    const auto named = [&] {
        Attributes attributes = describe();
        attributes.insert(QLatin1String(StatisticAttribute), QStringLiteral("p%1").arg(quantile * 100));
        return attributes;
    };
    IncomingMetric gauge = metric;
    gauge.isCounter = false;
    number(gauge, fingerprintOfValue(quantile, fingerprint), named, when, value);
}

void Intake::summary(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
                     PointTime when, const Distribution &distribution,
                     std::span<const std::pair<double, double>> quantiles)
{
    const IntakeResult before = m_tally.current();
    // Count and sum have run since the start, whatever the quantiles are of: a summary has no temporality.
    IncomingMetric part = metric;
    part.isCounter = true;
    part.isDelta = false;
    const QString name = metric.description.isEmpty() ? metric.name : metric.description;
    if (distribution.sum) {
        part.name = metric.name + QLatin1String(".sum");
        part.description = name + QLatin1String(" (sum)");
        number(part, fingerprintOf("sum", fingerprint), describe, when, *distribution.sum);
    }
    part.name = metric.name + QLatin1String(".count");
    part.description = name + QLatin1String(" (count)");
    part.unit.clear();
    number(part, fingerprintOf("count", fingerprint), describe, when, double(distribution.count));
    for (const auto &[which, value] : quantiles) {
        if (which >= 0 && which <= 1)
            quantile(metric, fingerprint, describe, when, which, value);
        else
            m_tally.reject(translate("Ingest", "a quantile does not lie between 0 and 1"));
    }
    m_tally.join(before);
}

} // namespace performance
