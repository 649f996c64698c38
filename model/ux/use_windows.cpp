// SPDX-License-Identifier: MIT
#include "performance/ux/use_windows.h"

#include "performance/ux/native_figures.h"
#include "performance/ux/operations.h"
#include "performance/ux/vitals.h"

#include <algorithm>

namespace performance {

namespace {

/// As many as a proof looks at in the end.
constexpr int Most = 120;
constexpr int Columns = 10'000;
/// A second of an event loop, or some frames: fewer are no use.
constexpr size_t Fewest = 10;

std::optional<double> sampled(const UxImprovement &improvement, const HistoryView &history, const TimeRange &window)
{
    std::vector<Weighted> values;
    for (const SeriesInfo &info : history.series) {
        if (info.descriptor.metric != improvement.metric || info.descriptor.attributes.value(QStringLiteral("service.name")) != improvement.program)
            continue;
        const auto some = weightedValues(history.query(info.descriptor.key(), window, Columns));
        values.insert(values.end(), some.begin(), some.end());
    }
    if (values.size() < Fewest)
        return std::nullopt;
    return quantileOf(values, vitalOf(improvement.metric)->quantile);
}

/// Hangs of a window in which the program's event loop ran at all.
std::optional<double> hangs(const UxImprovement &improvement, std::span<const UxVisit> visits, const HistoryView &history, const TimeRange &window)
{
    UxImprovement loop = improvement;
    loop.metric = QStringLiteral("wai.ui.event_loop.lag");
    if (!sampled(loop, history, window))
        return std::nullopt;
    return double(std::count_if(visits.begin(), visits.end(), [&](const UxVisit &visit) { return visit.metric == improvement.metric && visit.program == improvement.program && window.contains(visit.time); }));
}

std::optional<double> dissatisfaction(const UxImprovement &improvement, std::span<const UxVisit> visits, const HistoryView &history, const TimeRange &window, nanoseconds target)
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

} // namespace

int minutesEachOf(const QString &metric)
{
    if (metric == u"apdex" || metric == u"wai.ui.hang")
        return 10;
    const auto known = sampledVitals();
    return std::any_of(known.begin(), known.end(), [&](const UxVital &vital) { return metric == QLatin1String(vital.metric); }) ? 1 : 0;
}

std::vector<double> useValues(const UxImprovement &improvement, std::span<const UxVisit> visits, const HistoryView &history, const TimeRange &range, bool fromEnd, nanoseconds apdexTarget)
{
    const nanoseconds length = std::chrono::minutes(minutesEachOf(improvement.metric));
    std::vector<double> values;
    for (int i = 0; i < Most; ++i) {
        const TimeRange window = fromEnd ? TimeRange{range.to - length * (i + 1), range.to - length * i} : TimeRange{range.from + length * i, range.from + length * (i + 1)};
        if (window.from < range.from || window.to > range.to)
            break;
        const auto value = improvement.metric == u"apdex" ? dissatisfaction(improvement, visits, history, window, apdexTarget)
            : improvement.metric == u"wai.ui.hang"        ? hangs(improvement, visits, history, window)
                                                          : sampled(improvement, history, window);
        if (value)
            values.push_back(*value);
    }
    if (fromEnd)
        std::reverse(values.begin(), values.end());
    return values;
}

} // namespace performance
