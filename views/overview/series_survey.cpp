// SPDX-License-Identifier: MIT
#include "overview/series_survey.h"

#include <performance/core/metric_table.h>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

/// A metric that was recorded so lately is still a program's that runs.
constexpr auto StillAlive = std::chrono::minutes(2);

bool isNewer(const SeriesInfo &info, const SeriesInfo *than)
{
    return info.lastSeen && (!than || *info.lastSeen > *than->lastSeen);
}

/// Recorded by a program of the user: the dashboard's own frames and hangs are none.
bool isOfAnApplication(const SeriesDescriptor &d)
{
    return !isOurOwn(d.origin) && !d.metric.startsWith(u"wai.") && d.metric != QLatin1String(ReleaseMetric);
}

} // namespace

SeriesSurvey surveyOf(const std::vector<SeriesInfo> &series, const std::optional<SeriesDescriptor> &custom)
{
    SeriesSurvey found;
    std::optional<Timestamp> latest; // of any series: a report lies anywhere in time
    for (const SeriesInfo &info : series)
        latest = std::max(latest, info.lastSeen);
    const SeriesInfo *root = nullptr;
    const SeriesInfo *route = nullptr; // only the one that there is has a sample
    const SeriesInfo *newest = nullptr;
    const QString state = QStringLiteral("system.filesystem.state");
    for (const SeriesInfo &info : series) {
        const SeriesDescriptor &d = info.descriptor;
        if (isOurOwn(d.origin) && d.metric == QLatin1String(metrics::FilesystemUsage.metric)) {
            const bool isWritable = d.attributes.value(QStringLiteral("system.filesystem.mode")) != u"ro";
            if (d.attributes.value(state) == u"used" && isWritable && info.lastSeen) {
                Attributes free = d.attributes;
                free.insert(state, QStringLiteral("free"));
                found.filesystems << d.key() << seriesKey(d.metric, free);
            }
            if (d.attributes.value(QStringLiteral("system.filesystem.mountpoint")) == u"/" && isNewer(info, root))
                root = &info;
        }
        if (isOurOwn(d.origin) && d.metric == QLatin1String(metrics::NetworkDefaultRoute.metric) && isNewer(info, route))
            route = &info;
        if (!isOfAnApplication(d))
            continue;
        if (custom && custom->key() == d.key() && info.lastSeen && *latest - *info.lastSeen < StillAlive)
            found.custom = d;
        if (isNewer(info, newest))
            newest = &info;
    }
    if (!found.custom && newest)
        found.custom = newest->descriptor;
    if (root)
        found.rootSource = root->descriptor.attributes.value(QStringLiteral("system.device"));
    if (route)
        found.routeInterface = route->descriptor.attributes.value(QStringLiteral("network.interface.name"));
    return found;
}

} // namespace wai
