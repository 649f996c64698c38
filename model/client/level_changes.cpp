// SPDX-License-Identifier: MIT
#include "performance/client/level_changes.h"

#include "performance/core/format.h"
#include "performance/core/metric_table.h"
#include "performance/stats/change_points.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace performance {

namespace {

constexpr int Minutes = 30 * 24 * 60;
constexpr size_t MostSeries = 24;

/// What is judged, the most important first.
struct Judged {
    const char *metric;
    double least; ///< a smaller difference is no change, in the unit of the series
};
constexpr std::array AllJudged{
    Judged{"system.cpu.utilization", 0.05},
    Judged{"wai.pressure.time", 0.02},
    Judged{"system.memory.linux.available", 128.0 * 1024 * 1024},
    Judged{"command_execution_time", 0},
    Judged{"wai.ui.event_loop.lag", 0.005},
    Judged{"web_vitals_lcp", 50},
    Judged{"web_vitals_inp", 20},
    Judged{"web_vitals_ttfb", 20},
};

struct Chosen {
    SeriesDescriptor descriptor;
    double least = 0;
};

std::vector<Chosen> chosenOf(const std::vector<SeriesInfo> &series)
{
    std::vector<Chosen> chosen;
    for (const Judged &judged : AllJudged) {
        for (const SeriesInfo &info : series) {
            if (info.descriptor.metric == QLatin1String(judged.metric) && chosen.size() < MostSeries)
                chosen.push_back({info.descriptor, judged.least});
        }
    }
    return chosen;
}

} // namespace

std::vector<MachineEvent> levelChanges(const LevelSources &sources, Timestamp now)
{
    const Timestamp end = std::chrono::floor<std::chrono::minutes>(now);
    const TimeRange range{end - std::chrono::minutes(Minutes), end};
    std::vector<MachineEvent> events;
    for (const Chosen &chosen : chosenOf(sources.series())) {
        const SeriesData data = sources.query(chosen.descriptor.key(), range, Minutes);
        std::vector<TimedValue> values;
        values.reserve(data.points.size());
        for (const SeriesPoint &point : data.points)
            values.push_back({point.time, point.mean});
        const QString unit = chosen.descriptor.shownUnit();
        for (const ChangePoint &point : changePoints(values, {0.1, chosen.least}))
            events.push_back({MachineEvent::Kind::ChangePoint,
                              point.time,
                              displayName(chosen.descriptor),
                              formatValue(point.before, unit) + QStringLiteral(" → ") + formatValue(point.after, unit),
                              chosen.descriptor.key(),
                              {}});
    }
    std::stable_sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    return events;
}

} // namespace performance
