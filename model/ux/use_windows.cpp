// SPDX-License-Identifier: MIT
#include "performance/ux/use_windows.h"

#include "performance/ux/native_figures.h"
#include "performance/ux/operations.h"
#include "performance/ux/vitals.h"

#include <algorithm>

namespace performance {

namespace {

/// As many as a proof looks at in the end.
constexpr size_t Most = 120;
constexpr int WindowColumns = 10'000;
/// A second of an event loop, or some frames: fewer are no use.
constexpr double Fewest = 10;

std::optional<double> sampled(const UxImprovement &improvement, const HistoryView &history, const TimeRange &window)
{
    std::vector<Weighted> values;
    for (const SeriesInfo &info : history.series) {
        if (info.descriptor.metric != improvement.metric
            || info.descriptor.attributes.value(QStringLiteral("service.name")) != improvement.program)
            continue;
        const auto some = weightedValues(history.query(info.descriptor.key(), window, WindowColumns));
        values.insert(values.end(), some.begin(), some.end());
    }
    double weight = 0;
    for (const Weighted &value : values)
        weight += value.weight;
    if (weight < Fewest)
        return std::nullopt;
    return quantileOf(values, vitalOf(improvement.metric)->quantile);
}

/// Hangs of a window in which the program's event loop ran at all.
std::optional<double> hangs(const UxImprovement &improvement, std::span<const UxVisit> visits,
                            const HistoryView &history, const TimeRange &window)
{
    UxImprovement loop = improvement;
    loop.metric = QStringLiteral("wai.ui.event_loop.lag");
    if (!sampled(loop, history, window))
        return std::nullopt;
    return double(std::count_if(visits.begin(), visits.end(), [&](const UxVisit &visit) {
        return visit.metric == improvement.metric && visit.program == improvement.program
            && window.contains(visit.time);
    }));
}

std::optional<double> dissatisfaction(const UxImprovement &improvement, std::span<const UxVisit> visits,
                                      const HistoryView &history, const TimeRange &window, nanoseconds target)
{
    double count = 0;
    double score = 0;
    for (const UxOperation &operation : operationsOf(visits, history, window, target)) {
        if (operation.program != improvement.program)
            continue;
        count += double(operation.count);
        score += double(operation.count) * operation.score;
    }
    return count > 0 ? std::optional(1 - score / count) : std::nullopt;
}

/// Which stretches of a range hold anything of a program's: found by one look at each of its series, so that a week in which
/// it hardly ran costs little.
std::vector<bool> stretchesOfUse(const UxImprovement &improvement, std::span<const UxVisit> visits,
                                 const HistoryView &history, const TimeRange &range, nanoseconds length)
{
    std::vector<bool> used(size_t(range.length() / length), false);
    const auto mark = [&](Timestamp from, Timestamp to) {
        const auto first = std::max<qint64>(0, (from - range.from) / length);
        for (auto i = size_t(first); i < used.size() && range.from + length * qint64(i) <= to; ++i)
            used[i] = true;
    };
    for (const SeriesInfo &info : history.series) {
        const SeriesDescriptor &descriptor = info.descriptor;
        const bool isOperation = improvement.metric == u"apdex"
            && (descriptor.metric == u"wai.span.count" || descriptor.metric == u"command_execution_time");
        const bool isSample = descriptor.metric
            == (improvement.metric == u"wai.ui.hang" ? QStringLiteral("wai.ui.event_loop.lag") : improvement.metric);
        if ((!isOperation && !isSample)
            || descriptor.attributes.value(QStringLiteral("service.name")) != improvement.program)
            continue;
        for (const SeriesPoint &point : history.query(descriptor.key(), range, WindowColumns).points)
            mark(point.time, point.time + point.width);
    }
    for (const UxVisit &visit : visits) {
        if (improvement.metric == u"apdex" && visit.program == improvement.program && range.contains(visit.time))
            mark(visit.time, visit.time);
    }
    return used;
}

} // namespace

int minutesEachOf(const QString &metric)
{
    if (metric == u"apdex" || metric == u"wai.ui.hang")
        return 10;
    const auto known = sampledVitals();
    return std::any_of(known.begin(), known.end(),
                       [&](const UxVital &vital) { return metric == QLatin1String(vital.metric); })
        ? 1
        : 0;
}

std::vector<double> useValues(const UxImprovement &improvement, std::span<const UxVisit> visits,
                              const HistoryView &history, const TimeRange &range, bool fromEnd, nanoseconds apdexTarget)
{
    const nanoseconds length = std::chrono::minutes(minutesEachOf(improvement.metric));
    // Counted from the beginning, or so that the last one ends with the range.
    const qint64 count = range.length() / length;
    const TimeRange whole = fromEnd ? TimeRange{range.to - length * count, range.to}
                                    : TimeRange{range.from, range.from + length * count};
    const std::vector<bool> used = stretchesOfUse(improvement, visits, history, whole, length);
    std::vector<double> values;
    for (qint64 k = 0; k < count && values.size() < Most; ++k) {
        const qint64 i = fromEnd ? count - 1 - k : k;
        if (!used[size_t(i)])
            continue;
        const TimeRange window{whole.from + length * i, whole.from + length * (i + 1)};
        const auto value = improvement.metric == u"apdex"
            ? dissatisfaction(improvement, visits, history, window, apdexTarget)
            : improvement.metric == u"wai.ui.hang" ? hangs(improvement, visits, history, window)
                                                   : sampled(improvement, history, window);
        if (value)
            values.push_back(*value);
    }
    if (fromEnd)
        std::reverse(values.begin(), values.end());
    return values;
}

} // namespace performance
