// SPDX-License-Identifier: MIT
#include "performance/client/last_recorded.h"

#include <QSet>

#include <utility>

namespace performance {

void LastRecorded::put(const PerformanceMetric &metric)
{
    const Locked lock(m_mutex);
    m_metrics.insert(metric.id, metric);
}

std::optional<PerformanceMetric> LastRecorded::find(const QString &id) const
{
    const Locked lock(m_mutex);
    const auto it = m_metrics.constFind(id);
    return it == m_metrics.cend() ? std::nullopt : std::optional(*it);
}

void LastRecorded::putInto(std::vector<PerformanceMetric> &list) const
{
    const Locked lock(m_mutex);
    QSet<QString> listed;
    for (PerformanceMetric &metric : list) {
        if (const auto it = m_metrics.constFind(metric.id); it != m_metrics.cend())
            metric = *it;
        listed.insert(metric.id);
    }
    for (const PerformanceMetric &metric : m_metrics) {
        if (!listed.contains(metric.id))
            list.push_back(metric);
    }
}

void LastRecorded::keepKnown(const SeriesCatalogue &catalogue)
{
    const quint64 forgotten = catalogue.forgotten();
    const Locked lock(m_mutex);
    if (std::exchange(m_forgotten, forgotten) != forgotten)
        m_metrics.removeIf([&](const auto &entry) { return !catalogue.find(entry.key()); });
}

} // namespace performance
