// SPDX-License-Identifier: MIT
#include "performance/ux/machine_state.h"

#include "performance/core/metric_table.h"
#include "performance/judgement/limit.h"
#include "performance/stats/proportions.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

constexpr auto Before = std::chrono::seconds(15); ///< how long a moment remembers pressure
constexpr int StateColumns = 4000;

/// From here on waiting is felt.
double feltOf(MachineState::Resource resource)
{
    switch (resource) {
    case MachineState::Resource::Cpu: return limits::CpuPressure.felt;
    case MachineState::Resource::Memory: return limits::MemoryPressure.felt;
    case MachineState::Resource::Io: break;
    }
    return limits::DiskPressure.felt;
}

} // namespace

MachineState::MachineState(const QuerySeries &query, const TimeRange &range)
{
    for (size_t i = 0; i < All.size(); ++i) {
        static constexpr const char *Names[] = {"cpu", "memory", "io"};
        const QString key = metrics::PressureTime
                                .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                                         {QStringLiteral("wai.pressure.resource"), QLatin1String(Names[i])}})
                                .key();
        m_points[i] = query(key, {range.from - Before, range.to + Before}, StateColumns).points;
    }
}

std::optional<double> MachineState::pressure(Resource resource, Timestamp time) const
{
    const std::vector<SeriesPoint> &points = m_points[size_t(resource)];
    auto it = std::lower_bound(points.begin(), points.end(), time - Before,
                               [](const SeriesPoint &point, Timestamp t) { return point.time + point.width < t; });
    std::optional<double> most;
    for (; it != points.end() && it->time <= time; ++it)
        most = std::max(most.value_or(0), it->mean);
    return most;
}

Message machineSentence(const std::vector<SlowMoment> &moments, const MachineState &state)
{
    struct Found {
        MachineState::Resource resource;
        double with;
        double without;
        double p = 1;
    };
    std::optional<Found> best;
    for (const MachineState::Resource resource : MachineState::All) {
        std::int64_t slow[2] = {0, 0};
        std::int64_t all[2] = {0, 0};
        for (const SlowMoment &moment : moments) {
            const auto pressure = state.pressure(resource, moment.time);
            if (!pressure)
                continue;
            const int isShort = *pressure > feltOf(resource) ? 1 : 0;
            ++all[isShort];
            slow[isShort] += moment.slow ? 1 : 0;
        }
        if (all[0] < 5 || all[1] < 5)
            continue;
        const Difference difference = compareShares(slow[0], all[0], slow[1], all[1]);
        const Found found{resource, double(slow[1]) / double(all[1]), double(slow[0]) / double(all[0]), difference.p};
        if (found.p < 0.01 && found.with > 2 * found.without && (!best || found.p < best->p))
            best = found;
    }
    if (!best)
        return {};
    static constexpr const char *Only[] = {
        QT_TRANSLATE_NOOP(
            "Ux", "Slow only while processors were short on this machine (pressure above %1): %2 then, %3 else."),
        QT_TRANSLATE_NOOP("Ux",
                          "Slow only while memory was short on this machine (pressure above %1): %2 then, %3 else."),
        QT_TRANSLATE_NOOP("Ux",
                          "Slow only while disks were short on this machine (pressure above %1): %2 then, %3 else.")};
    static constexpr const char *More[] = {
        QT_TRANSLATE_NOOP(
            "Ux", "Slow more often while processors were short on this machine (pressure above %1): %2 then, %3 else."),
        QT_TRANSLATE_NOOP(
            "Ux", "Slow more often while memory was short on this machine (pressure above %1): %2 then, %3 else."),
        QT_TRANSLATE_NOOP(
            "Ux", "Slow more often while disks were short on this machine (pressure above %1): %2 then, %3 else.")};
    const char *sentence = (best->without < 0.02 ? Only : More)[size_t(best->resource)];
    return {"Ux",
            sentence,
            {Message::value(feltOf(best->resource), u"1"), Message::value(best->with, u"1"),
             Message::value(best->without, u"1")}};
}

} // namespace performance
