// SPDX-License-Identifier: MIT
#include "performance/series/series_catalogue.h"

#include <mutex>

namespace performance {

SeriesId SeriesCatalogue::idFor(const SeriesDescriptor &descriptor)
{
    const QString key = descriptor.key();
    {
        const std::shared_lock lock(m_mutex);
        if (const auto it = m_byKey.constFind(key); it != m_byKey.cend())
            return SeriesId::fromIndex(*it);
    }
    const std::unique_lock lock(m_mutex);
    if (const auto it = m_byKey.constFind(key); it != m_byKey.cend())
        return SeriesId::fromIndex(*it);
    if (m_series.size() >= Limit)
        return {};
    const auto index = quint32(m_series.size());
    m_series.push_back(descriptor);
    m_byKey.insert(key, index);
    return SeriesId::fromIndex(index);
}

void SeriesCatalogue::clear()
{
    const std::unique_lock lock(m_mutex);
    m_series.clear();
    m_byKey.clear();
}

std::optional<SeriesId> SeriesCatalogue::find(const QString &key) const
{
    const std::shared_lock lock(m_mutex);
    const auto it = m_byKey.constFind(key);
    return it == m_byKey.cend() ? std::nullopt : std::optional(SeriesId::fromIndex(*it));
}

SeriesDescriptor SeriesCatalogue::descriptor(SeriesId series) const
{
    const std::shared_lock lock(m_mutex);
    return m_series.at(series.index());
}

size_t SeriesCatalogue::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_series.size();
}

std::vector<SeriesDescriptor> SeriesCatalogue::all() const
{
    return from(0);
}

std::vector<SeriesDescriptor> SeriesCatalogue::from(size_t first) const
{
    const std::shared_lock lock(m_mutex);
    if (first >= m_series.size())
        return {};
    return {m_series.cbegin() + std::ptrdiff_t(first), m_series.cend()};
}

} // namespace performance
