// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"
#include "performance/core/query.h"

#include <functional>
#include <vector>

namespace performance {

/// How the changes of level are looked for in the history.
struct LevelSources {
    std::function<std::vector<SeriesInfo>()> series;
    std::function<SeriesData(const QString &key, const TimeRange &range, int maxPoints)> query;
};

/// Since when a judged series of the last 30 days is at another level (stats/change_points.h), minute by minute: how busy the
/// CPUs are, the pressures, the memory that is available, the times of commands that were timed, and what pages and windows
/// measure of themselves; at most two dozen series, the most important first. The subject of an event is the series' name, its
/// detail "12 % → 31 %". That something else happened before is for the reader to judge; it is not told as a cause.
/// Thread-safety: any thread that may call the sources; it takes some hundred milliseconds.
std::vector<MachineEvent> levelChanges(const LevelSources &sources, Timestamp now);

} // namespace performance
