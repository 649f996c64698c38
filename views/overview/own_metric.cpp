// SPDX-License-Identifier: MIT
#include "overview/own_metric.h"

#include <performance/core/metric_table.h>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

/// A metric that was recorded so lately is still a program's that runs.
constexpr auto StillAlive = std::chrono::minutes(2);

/// Recorded by a program of the user: the dashboard's own frames and hangs are none.
bool isOfAnApplication(const SeriesDescriptor &d)
{
    return !isOurOwn(d.origin) && !d.metric.startsWith(u"wai.") && d.metric != QLatin1String(ReleaseMetric);
}

} // namespace

std::optional<SeriesDescriptor> ownMetricIn(const std::vector<SeriesInfo> &series,
                                            const std::optional<SeriesDescriptor> &current)
{
    std::optional<Timestamp> latest; // of any series: a report lies anywhere in time
    for (const SeriesInfo &info : series)
        latest = std::max(latest, info.lastSeen);
    const SeriesInfo *newest = nullptr;
    for (const SeriesInfo &info : series) {
        if (!isOfAnApplication(info.descriptor))
            continue;
        if (current && current->key() == info.descriptor.key() && info.lastSeen
            && *latest - *info.lastSeen < StillAlive)
            return info.descriptor;
        if (info.lastSeen && (!newest || *info.lastSeen > *newest->lastSeen))
            newest = &info;
    }
    return newest ? std::optional(newest->descriptor) : std::nullopt;
}

} // namespace wai
