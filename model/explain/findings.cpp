// SPDX-License-Identifier: MIT
// What the USE method says of the range, by the same functions as the overview.
#include "performance/explain/scene.h"

#include "performance/judgement/device_activity.h"
#include "performance/judgement/use_cells.h"

namespace performance {

void Scene::judge() const
{
    const PartsInSeries inSeries = partsInSeries(m_series);
    const auto answers = [&](const DeviceSeries &devices) {
        std::vector<SeriesData> all;
        for (const QString &key : devices.keys)
            all.push_back(m_source.query(key, m_range, 1));
        return all;
    };
    MachineParts parts;
    parts.cpus = m_cpus;
    parts.filesystems = inSeries.filesystems;
    const DeviceSeries disks = diskSeries(m_series);
    const std::vector<SeriesData> ofDisks = answers(disks);
    parts.disk = chooseDevice(diskActivity(disks, ofDisks, ofDisks, inSeries), {});
    const DeviceSeries networks = networkSeries(m_series);
    const std::vector<SeriesData> ofNetworks = answers(networks);
    parts.network = chooseDevice(networkActivity(networks, ofNetworks, ofNetworks, inSeries), {});
    m_disk = parts.disk;
    m_findings.emplace();
    for (const UseCell &cell : useCells(parts)) {
        std::vector<std::optional<double>> values;
        for (const QString &key : cell.series)
            values.push_back(fact(key).value);
        m_findings->push_back(performance::judge(cell, parts, values));
    }
}

const std::vector<Finding> &Scene::findings() const
{
    if (!m_findings)
        judge();
    return *m_findings;
}

const QString &Scene::disk() const
{
    findings();
    return m_disk;
}

} // namespace performance
