// SPDX-License-Identifier: MIT
#include "performance/optimize/live_data.h"

#include "performance/series/series_store.h"

namespace performance {

bool LiveData::isSeen(const SeriesDescriptor &descriptor) const
{
    const auto service = [&] { return descriptor.attributes.value(QStringLiteral("service.name")); };
    return m_sight.everybodys || descriptor.origin == SeriesOrigin::Collector
        || (!m_sight.plugin.isEmpty() && descriptor.origin == SeriesOrigin::Plugin && service() == m_sight.plugin);
}

QStringList LiveData::seriesKeys() const
{
    QStringList keys;
    for (const SeriesDescriptor &descriptor : m_store.catalogue().all()) {
        if (isSeen(descriptor))
            keys << descriptor.key();
    }
    return keys;
}

SeriesData LiveData::query(const QString &key, const TimeRange &range, int columns) const
{
    const auto id = m_store.catalogue().find(key);
    if (!id || !isSeen(m_store.catalogue().descriptor(*id)))
        return {};
    return m_store.query(key, range, columns).value_or(SeriesData());
}

std::vector<ProcessSample> LiveData::processTotals(const TimeRange &range) const
{
    if (!m_totals || m_totals->first != range)
        m_totals.emplace(range, m_store.processTotals(range));
    return m_totals->second;
}

} // namespace performance
