// SPDX-License-Identifier: MIT
#include "performance/ingest/intake.h"

#include <QCoreApplication>

#include <cmath>
#include <random>

#include <xxhash.h>

namespace performance {

namespace {

constexpr size_t MostBuckets = 4096; ///< of a histogram; software development kits make 160 at most

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

std::uint64_t processSeed()
{
    static const std::uint64_t seed = [] {
        std::random_device device;
        return (std::uint64_t(device()) << 32) ^ device();
    }();
    return seed;
}

} // namespace

Fingerprint fingerprintOf(std::string_view bytes, const Fingerprint &before)
{
    const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), processSeed() ^ before[0] ^ (before[1] << 1));
    return {hash.low64, hash.high64};
}

MetricCategory categoryOf(QStringView name)
{
    const auto begins = [&](std::initializer_list<QStringView> prefixes) {
        return std::any_of(prefixes.begin(), prefixes.end(), [&](QStringView prefix) { return name.startsWith(prefix); });
    };
    if (begins({u"http.", u"http_", u"rpc.", u"rpc_", u"dns.", u"net", u"system.network"}))
        return MetricCategory::Network;
    if (begins({u"process.", u"process_", u"jvm.", u"nodejs", u"v8js"}))
        return MetricCategory::Process;
    if (begins({u"system.cpu", u"node_cpu"}))
        return MetricCategory::Cpu;
    if (begins({u"system.memory", u"node_memory"}))
        return MetricCategory::Memory;
    if (begins({u"system.disk", u"node_disk", u"system.filesystem"}))
        return MetricCategory::Disk;
    return MetricCategory::Custom;
}

Intake::Series *Intake::seriesOf(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe, bool isHistogram, qint64 time)
{
    if (time == 0)
        time = m_now;
    if (time > m_now + nanoseconds(Early).count() || time < m_now - nanoseconds(Late).count()) {
        m_result.reject(text(QT_TRANSLATE_NOOP("Ingest", "a point lies more than ten minutes away from this machine's clock")));
        return nullptr;
    }
    // What senders call by ever new names must not fill the memory of this one.
    if (m_series.size() > size_t(2 * SeriesAdmission::InAll) && m_series.count(fingerprint) == 0)
        m_series.clear(); // what was remembered of counters begins anew
    auto [it, isNew] = m_series.try_emplace(fingerprint);
    Series &series = it->second;
    if (isNew || series.generation != m_admission.generation()) {
        // Only the answer is asked for again: what was added up so far goes on.
        series.generation = m_admission.generation();
        series.refusal = SeriesAdmission::Refusal::None;
        series.isOverflow = false;
        SeriesDescriptor descriptor;
        descriptor.metric = metric.name;
        descriptor.attributes = describe();
        descriptor.name = metric.description.isEmpty() || metric.description.size() > SeriesAdmission::LongestName ? metric.name : metric.description;
        descriptor.unit = metric.unit;
        descriptor.category = metric.category;
        descriptor.instrument = metric.isCounter ? Instrument::Counter : Instrument::Gauge;
        const auto admit = [&](const SeriesDescriptor &wanted) {
            const SeriesAdmission::Answer answer = m_admission.admit(wanted);
            if (series.refusal == SeriesAdmission::Refusal::None)
                series.refusal = isHistogram && answer.isOverflow ? SeriesAdmission::Refusal::Full : answer.refusal;
            series.isOverflow = series.isOverflow || answer.isOverflow;
            return answer.series;
        };
        if (isHistogram) {
            descriptor.instrument = Instrument::Gauge;
            for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
                descriptor.attributes.insert(QLatin1String(StatisticAttribute), QLatin1String(KeptQuantileNames[i]));
                series.quantiles[i] = admit(descriptor);
            }
            descriptor.attributes.remove(QLatin1String(StatisticAttribute));
            descriptor.instrument = Instrument::Counter;
            SeriesDescriptor sum = descriptor;
            sum.metric += QLatin1String(".sum");
            sum.name += QLatin1String(" (sum)");
            series.sum = admit(sum);
            descriptor.metric += QLatin1String(".count");
            descriptor.name += QLatin1String(" (count)");
            descriptor.unit.clear(); // how many
            series.count = admit(descriptor);
        } else {
            series.id = admit(descriptor);
        }
    }
    if (series.refusal != SeriesAdmission::Refusal::None) {
        m_result.reject(toText(series.refusal));
        return nullptr;
    }
    // A request that is sent again brings nothing new, and a delta that comes late cannot be told from one.
    if (time <= series.lastTime) {
        if (time == series.lastTime)
            ++m_result.accepted;
        else
            m_result.reject(text(QT_TRANSLATE_NOOP("Ingest", "a point is older than the last one of its series")));
        return nullptr;
    }
    series.lastTime = time;
    ++m_result.accepted;
    return &series;
}

void Intake::add(SeriesId series, qint64 time, double value)
{
    if (series.isValid() && std::isfinite(value))
        m_samples.push_back({series, time == 0 ? m_now : time, bitsOf(value)});
}

void Intake::number(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe, qint64 time, double value)
{
    if (!std::isfinite(value)) {
        m_result.reject(text(QT_TRANSLATE_NOOP("Ingest", "a value is not a finite number")));
        return;
    }
    Series *series = seriesOf(metric, fingerprint, describe, false, time);
    if (!series)
        return;
    if (series->isOverflow && metric.isCounter) {
        // What each has grown by is added up, so that the sum stays right whoever shares the series.
        // A running total counts from when it was first seen here.
        const double grown = metric.isDelta ? value : !series->last ? 0 : value >= *series->last ? value - *series->last : value;
        series->last = value;
        value = m_overflowTotals[series->id.index()] += grown;
    } else if (metric.isDelta) {
        value = series->total += value;
    }
    add(series->id, time, value);
}

void Intake::addDistribution(const IncomingMetric &metric, Series &series, qint64 time, const Distribution &distribution, const std::array<std::optional<double>, 4> &quantiles)
{
    const auto count = double(distribution.count);
    const double sum = distribution.sum.value_or(0);
    series.totalCount = metric.isDelta ? series.totalCount + count : count;
    series.totalSum = metric.isDelta ? series.totalSum + sum : sum;
    add(series.count, time, series.totalCount);
    if (distribution.sum)
        add(series.sum, time, series.totalSum);
    for (size_t i = 0; i < quantiles.size(); ++i) {
        if (quantiles[i])
            add(series.quantiles[i], time, *quantiles[i]);
    }
}

void Intake::histogram(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe, qint64 time, const Distribution &distribution,
                       std::span<const std::uint64_t> counts, std::span<const double> bounds)
{
    if (counts.size() > MostBuckets || (!counts.empty() && counts.size() != bounds.size() + 1) || !std::is_sorted(bounds.begin(), bounds.end())) {
        m_result.reject(text(QT_TRANSLATE_NOOP("Ingest", "a histogram has not one count more than bounds, too many, or bounds that do not rise")));
        return;
    }
    Series *series = seriesOf(metric, fingerprint, describe, true, time);
    if (!series)
        return;
    std::vector<std::uint64_t> fresh(counts.begin(), counts.end());
    // Least and most are of the whole time of a cumulative point, not of what is new in it.
    auto least = distribution.least;
    auto most = distribution.most;
    if (!metric.isDelta) {
        if (series->lastCounts.size() == fresh.size()) {
            const bool grew = std::equal(fresh.begin(), fresh.end(), series->lastCounts.begin(), [](std::uint64_t now, std::uint64_t before) { return now >= before; });
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
    addDistribution(metric, *series, time, distribution, quantiles);
}

void Intake::histogram(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe, qint64 time, const Distribution &distribution, const ExponentialHistogram &histogram)
{
    constexpr std::int32_t FarthestBucket = 1 << 24; // no double lies beyond, at the finest scale
    const bool isSane = histogram.scale >= -11 && histogram.scale <= 20 && std::abs(histogram.positiveOffset) <= FarthestBucket && std::abs(histogram.negativeOffset) <= FarthestBucket;
    if (!isSane || histogram.positive.size() > MostBuckets || histogram.negative.size() > MostBuckets) {
        m_result.reject(text(QT_TRANSLATE_NOOP("Ingest", "an exponential histogram's scale, offset or size is beyond what OpenTelemetry allows")));
        return;
    }
    Series *series = seriesOf(metric, fingerprint, describe, true, time);
    if (!series)
        return;
    ExponentialHistogram fresh = histogram;
    if (!metric.isDelta) {
        if (series->lastExponential) {
            if (auto since = difference(histogram, *series->lastExponential))
                fresh = std::move(*since);
        }
        series->lastExponential = histogram;
    }
    std::array<std::optional<double>, 4> quantiles;
    for (size_t i = 0; i < quantiles.size(); ++i)
        quantiles[i] = quantileOf(fresh, KeptQuantiles[i]);
    addDistribution(metric, *series, time, distribution, quantiles);
}

void Intake::quantile(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe, qint64 time, double quantile, double value)
{
    const auto named = [&] {
        Attributes attributes = describe();
        attributes.insert(QLatin1String(StatisticAttribute), QStringLiteral("p%1").arg(quantile * 100));
        return attributes;
    };
    number(metric, fingerprintOf(std::string_view(reinterpret_cast<const char *>(&quantile), sizeof quantile), fingerprint), named, time, value);
}

} // namespace performance
