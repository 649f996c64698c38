// SPDX-License-Identifier: MIT
#include "performance/judgement/device_activity.h"

#include "performance/core/metric_table.h"

#include <functional>
#include <map>

namespace performance {

namespace {

DeviceSeries seriesOf(const std::vector<SeriesInfo> &series, const MetricDefinition &metric, const char *attribute)
{
    DeviceSeries found;
    for (const SeriesInfo &info : series) {
        const SeriesDescriptor &d = info.descriptor;
        const QString name = d.attributes.value(QLatin1String(attribute));
        if (!isOurOwn(d.origin) || d.metric != QLatin1String(metric.metric) || name == u"lo")
            continue;
        found.names.push_back(name);
        found.keys << d.key();
    }
    return found;
}

double sumOf(const SeriesData &data)
{
    double sum = 0;
    for (const SeriesPoint &point : data.points)
        sum += point.mean;
    return sum;
}

std::vector<DeviceActivity> activityOf(const DeviceSeries &of, const std::vector<SeriesData> &lately,
                                       const std::vector<SeriesData> &recently,
                                       const std::function<bool(const QString &)> &isPreferred)
{
    std::map<QString, DeviceActivity> devices;
    for (size_t i = 0; i < of.names.size() && i < lately.size() && i < recently.size(); ++i) {
        DeviceActivity &device = devices[of.names[i]];
        device.name = of.names[i];
        device.preferred = isPreferred(of.names[i]);
        device.measured = device.measured || !lately[i].points.empty();
        device.amount += sumOf(lately[i]);
        device.recent += sumOf(recently[i]);
    }
    std::vector<DeviceActivity> list;
    for (auto &[name, device] : devices)
        list.push_back(std::move(device));
    return list;
}

} // namespace

DeviceSeries diskSeries(const std::vector<SeriesInfo> &series)
{
    return seriesOf(series, metrics::DiskIo, "system.device");
}

DeviceSeries networkSeries(const std::vector<SeriesInfo> &series)
{
    return seriesOf(series, metrics::NetworkIo, "network.interface.name");
}

std::vector<DeviceActivity> diskActivity(const DeviceSeries &of, const std::vector<SeriesData> &lately,
                                         const std::vector<SeriesData> &recently, const PartsInSeries &parts)
{
    return activityOf(of, lately, recently, [&](const QString &name) { return isOnDisk(parts.rootSource, name); });
}

std::vector<DeviceActivity> networkActivity(const DeviceSeries &of, const std::vector<SeriesData> &lately,
                                            const std::vector<SeriesData> &recently, const PartsInSeries &parts)
{
    return activityOf(of, lately, recently, [&](const QString &name) { return name == parts.routeInterface; });
}

} // namespace performance
