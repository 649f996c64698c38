// SPDX-License-Identifier: MIT
#include "performance/explain/explain.h"

#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"
#include "performance/explain/checked.h"
#include "performance/explain/moved_with.h"
#include "performance/explain/ranking.h"

#include <chrono>
#include <map>

namespace performance {

namespace {

using namespace std::chrono_literals;

constexpr nanoseconds Shortest = 10s;
constexpr nanoseconds Long = 15min;

TimeRange widened(const TimeRange &range)
{
    if (range.length() >= Shortest)
        return range;
    const Timestamp middle = range.from + range.length() / 2;
    return {middle - Shortest / 2, middle + Shortest / 2};
}

/// The shares of time that somebody waited for anything, in columns of a minute and more: by their beginnings.
std::map<Timestamp, double> pressuresIn(const ExplainSource &source, const TimeRange &range, nanoseconds &step)
{
    constexpr qint64 Most = 2000; // columns: of a month 22 minutes each
    std::map<Timestamp, double> sums;
    step = 1min;
    for (const char *resource : {"cpu", "memory", "io"}) {
        const QString key = metrics::PressureTime
                                .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                                         {QStringLiteral("wai.pressure.resource"), QLatin1String(resource)}})
                                .key();
        const SeriesData data = source.query(key, range, int(std::min<qint64>(Most, range.length() / 1min + 1)));
        step = std::max(data.step, step);
        for (const SeriesPoint &point : data.points)
            sums[point.time] += point.mean;
    }
    return sums;
}

/// The time of a long range in which there was most pressure: the worst column, with its neighbours as long as they have half of it.
/// The range itself where there was never any.
TimeRange worstOf(const ExplainSource &source, const TimeRange &range)
{
    if (range.length() <= Long)
        return range;
    nanoseconds step{0};
    const std::map<Timestamp, double> sums = pressuresIn(source, range, step);
    const auto worst = std::ranges::max_element(sums, {}, [](const auto &one) { return one.second; });
    if (worst == sums.end() || !(worst->second >= limits::CpuPressure.notable))
        return range;
    const auto belongs = [&](Timestamp time) {
        const auto column = sums.find(time);
        return column != sums.end() && column->second >= worst->second / 2;
    };
    TimeRange focus{worst->first, worst->first + step};
    while (focus.length() < Long && belongs(focus.from - step))
        focus.from -= step;
    while (focus.length() < Long && belongs(focus.to))
        focus.to += step;
    return {std::max(range.from, focus.from), std::min(range.to, focus.to)};
}

/// Of which the other series are asked: what the first cause is seen by; where there is none, nothing.
QString symptomOf(const std::vector<Cause> &causes)
{
    for (const Cause &cause : causes) {
        for (const CauseEvidence &evidence : cause.evidence) {
            if (!evidence.series.isEmpty())
                return evidence.series;
        }
    }
    return {};
}

void findCauses(const Scene &scene, Explanation &explanation)
{
    Causes found;
    for (const Detector detector : detectors()) {
        if (scene.stopped())
            return;
        detector(scene, found);
    }
    addUnknown(scene, found);
    explanation.causes = ranked(std::move(found));
    for (Cause &cause : explanation.causes)
        cause.range = scene.range();
    if (!explanation.causes.empty())
        addSuggestions(explanation.causes, scene.source().suggestions());
    if (explanation.causes.size() == MostCauses && !scene.events().empty())
        explanation.causes.pop_back(); // a change is worth more than the fifth guess
    addChanges(scene, explanation.causes);
}

} // namespace

Explanation explain(const ExplainSource &source, const TimeRange &range, const std::stop_token &stop)
{
    Explanation explanation;
    explanation.range = range;
    if (range.isEmpty())
        return explanation;
    const Scene scene(source, worstOf(source, widened(range)), stop);
    if (!scene.hasData()) {
        explanation.notes.push_back(say(QT_TRANSLATE_NOOP("Explain", "Nothing was recorded in this time.")));
        return explanation;
    }
    explanation.before = scene.before();
    findCauses(scene, explanation);
    if (scene.stopped())
        return explanation;
    addChecked(scene, explanation);
    constexpr size_t Moved = 5;
    const QString symptom = symptomOf(explanation.causes);
    if (!symptom.isEmpty())
        for (CheckedPart &part : movedWith(scene, symptom, Moved))
            explanation.checked.push_back(std::move(part));
    return explanation;
}

} // namespace performance
