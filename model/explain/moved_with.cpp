// SPDX-License-Identifier: MIT
#include "performance/explain/moved_with.h"

#include "performance/explain/cause_words.h"
#include "performance/explain/rank_correlation.h"
#include "performance/stats/proportions.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr int Columns = 120;
constexpr size_t LeastColumns = 12;
constexpr double LeastAlike = 0.6;

/// The values of two series at the columns that both have.
struct Pairs {
    std::vector<double> first;
    std::vector<double> second;
};

Pairs pairsOf(const SeriesData &a, const SeriesData &b)
{
    Pairs pairs;
    size_t next = 0;
    for (const SeriesPoint &point : a.points) {
        // Within half a column: what is sampled by itself has its own times.
        const nanoseconds near = std::max(a.step, nanoseconds(std::chrono::seconds(1))) / 2;
        while (next < b.points.size() && b.points[next].time < point.time - near)
            ++next;
        if (next == b.points.size())
            break;
        if (b.points[next].time <= point.time + near) {
            pairs.first.push_back(point.mean);
            pairs.second.push_back(b.points[next].mean);
        }
    }
    return pairs;
}

struct Found {
    const SeriesDescriptor *series;
    double correlation;
    double p;
};

/// What moves with everything, or is the same figure in other words.
bool saysNothing(const SeriesDescriptor &series, const SeriesDescriptor &symptom)
{
    return series.metric == symptom.metric || series.metric.startsWith(QLatin1String("wai.self."))
        || series.metric.startsWith(QLatin1String("system.cpu.load_average"))
        || series.metric == QLatin1String(metrics::Uptime.metric) || series.metric == QLatin1String(ReleaseMetric);
}

/// As displayName(), in the language of whoever reads it.
Message nameOf(const SeriesDescriptor &series)
{
    const MetricDefinition *definition = builtInMetric(series.metric);
    const QString english = englishName(series);
    const QString metric = definition ? QString::fromUtf8(definition->name) : QString();
    if (!definition || !english.startsWith(metric))
        return english;
    const Message name("MetricTable", definition->name);
    return english.size() == metric.size() ? name : Message::joined({name, english.mid(metric.size())}, QString());
}

} // namespace

std::vector<CheckedPart> movedWith(const Scene &scene, const QString &symptom, size_t most)
{
    const TimeRange range{scene.hasBefore() ? scene.before().from : scene.range().from, scene.range().to};
    const SeriesData reference = scene.source().query(symptom, range, Columns);
    if (reference.points.size() < LeastColumns)
        return {};
    std::vector<Found> tried;
    for (const SeriesInfo &info : scene.series()) {
        if (scene.stopped())
            return {};
        if (saysNothing(info.descriptor, reference.descriptor))
            continue;
        const Pairs pairs = pairsOf(reference, scene.source().query(info.descriptor.key(), range, Columns));
        if (pairs.first.size() < LeastColumns)
            continue;
        if (const auto alike = rankCorrelation(pairs.first, pairs.second))
            tried.push_back({&info.descriptor, alike->value, alike->p});
    }
    std::vector<double> p;
    for (const Found &found : tried)
        p.push_back(found.p);
    const std::vector<bool> stands = standing(p);
    std::vector<Found> told;
    for (size_t i = 0; i < tried.size(); ++i) {
        if (stands[i] && std::abs(tried[i].correlation) >= LeastAlike)
            told.push_back(tried[i]);
    }
    std::ranges::sort(told, [](const Found &a, const Found &b) {
        return std::tuple(-std::abs(a.correlation), a.series->key())
            < std::tuple(-std::abs(b.correlation), b.series->key());
    });
    std::vector<CheckedPart> parts;
    QStringList metrics; // of one metric the most alike: sixteen CPUs are no sixteen things
    for (const Found &found : told) {
        if (parts.size() == most)
            break;
        if (metrics.contains(found.series->metric))
            continue;
        metrics << found.series->metric;
        parts.push_back(
            {QStringLiteral("moved"),
             say(found.correlation > 0 ? QT_TRANSLATE_NOOP("Explain", "%1 moved with it (rank correlation %2)")
                                       : QT_TRANSLATE_NOOP("Explain", "%1 moved against it (rank correlation %2)"),
                 {nameOf(*found.series), Message::number(found.correlation, 2)}),
             found.series->key()});
    }
    return parts;
}

} // namespace performance
