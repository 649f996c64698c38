// SPDX-License-Identifier: MIT
#include "performance/series/series_catalogue.h"

#include "performance/core/metric_table.h"

#include <mutex>
#include <utility>

namespace performance {

namespace {

/// Whether what `asks` may write into what `owner` registered.
bool mayShare(SeriesOrigin owner, SeriesOrigin asks)
{
    return owner == asks || (!isExclusive(owner) && !isExclusive(asks));
}

} // namespace

/// The series of a key, invalid where it is another's; nothing where there is none, or one that is to be taken over. Call with
/// the mutex held.
std::optional<SeriesId> SeriesCatalogue::known(const QString &key, SeriesOrigin origin) const
{
    const auto it = m_byKey.constFind(key);
    if (it == m_byKey.cend())
        return std::nullopt;
    const SeriesOrigin owner = m_series[*it].origin;
    if (mayShare(owner, origin) && (owner != SeriesOrigin::Unknown || origin == owner))
        return SeriesId::fromIndex(*it);
    return owner == SeriesOrigin::Unknown && !isOurOwn(origin) ? std::nullopt : std::optional(SeriesId());
}

SeriesId SeriesCatalogue::idFor(const SeriesDescriptor &descriptor)
{
    if (posesAsOurOwn(descriptor))
        return {};
    const QString key = descriptor.key();
    {
        const std::shared_lock lock(m_mutex);
        if (const auto id = known(key, descriptor.origin))
            return *id;
    }
    const std::unique_lock lock(m_mutex);
    if (const auto id = known(key, descriptor.origin))
        return *id;
    if (const auto it = m_byKey.constFind(key); it != m_byKey.cend()) {
        const SeriesId adopted = SeriesId::fromIndex(*it);
        m_series[*it].origin = descriptor.origin;
        m_adopted.emplace_back(adopted, descriptor.origin);
        return adopted;
    }
    if (m_series.size() >= Limit)
        return {};
    const auto index = quint32(m_series.size());
    m_series.push_back(descriptor);
    m_byKey.insert(key, index);
    return SeriesId::fromIndex(index);
}

bool SeriesCatalogue::isOfAnother(const SeriesDescriptor &descriptor) const
{
    if (posesAsOurOwn(descriptor))
        return true;
    const std::shared_lock lock(m_mutex);
    const auto id = known(descriptor.key(), descriptor.origin);
    return id && !id->isValid();
}

void SeriesCatalogue::restore(SeriesDescriptor descriptor)
{
    if (posesAsOurOwn(descriptor))
        descriptor.attributes.insert(QStringLiteral("wai.origin"), toName(SeriesOrigin::Unknown));
    const std::unique_lock lock(m_mutex);
    const auto index = quint32(m_series.size());
    // Of two with one key, which only a damaged history has, the first one goes on.
    if (const QString key = descriptor.key(); !m_byKey.contains(key))
        m_byKey.insert(key, index);
    m_series.push_back(std::move(descriptor));
}

std::vector<std::pair<SeriesId, SeriesOrigin>> SeriesCatalogue::takeAdopted()
{
    const std::unique_lock lock(m_mutex);
    return std::exchange(m_adopted, {});
}

void SeriesCatalogue::clear()
{
    const std::unique_lock lock(m_mutex);
    m_series.clear();
    m_byKey.clear();
    m_adopted.clear();
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
