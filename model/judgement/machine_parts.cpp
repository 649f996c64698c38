// SPDX-License-Identifier: MIT
#include "performance/judgement/machine_parts.h"

#include "performance/core/metric_table.h"

namespace performance {

namespace {

bool isNewer(const SeriesInfo &info, const SeriesInfo *than)
{
    return info.lastSeen && (!than || *info.lastSeen > *than->lastSeen);
}

} // namespace

PartsInSeries partsInSeries(const std::vector<SeriesInfo> &series)
{
    PartsInSeries found;
    const SeriesInfo *root = nullptr;
    const SeriesInfo *route = nullptr; // only the one that there is has a sample
    const QString state = QStringLiteral("system.filesystem.state");
    for (const SeriesInfo &info : series) {
        const SeriesDescriptor &d = info.descriptor;
        if (!isOurOwn(d.origin))
            continue;
        if (d.metric == QLatin1String(metrics::FilesystemUsage.metric)) {
            const bool isWritable = d.attributes.value(QStringLiteral("system.filesystem.mode")) != u"ro";
            if (d.attributes.value(state) == u"used" && isWritable && info.lastSeen) {
                Attributes free = d.attributes;
                free.insert(state, QStringLiteral("free"));
                found.filesystems << d.key() << seriesKey(d.metric, free);
            }
            if (d.attributes.value(QStringLiteral("system.filesystem.mountpoint")) == u"/" && isNewer(info, root))
                root = &info;
        }
        if (d.metric == QLatin1String(metrics::NetworkDefaultRoute.metric) && isNewer(info, route))
            route = &info;
    }
    if (root)
        found.rootSource = root->descriptor.attributes.value(QStringLiteral("system.device"));
    if (route)
        found.routeInterface = route->descriptor.attributes.value(QStringLiteral("network.interface.name"));
    return found;
}

} // namespace performance
