// SPDX-License-Identifier: MIT
#include "performance/series/series_catalogue.h"

#include "performance/core/metric_table.h"
#include "performance/core/mutex.h"

#include <algorithm>
#include <utility>

namespace performance {

SeriesCatalogue::Access SeriesCatalogue::accessOf(SeriesOrigin owner, SeriesOrigin asks)
{
    if (owner == asks)
        return Access::Shares;
    if (owner == SeriesOrigin::Unknown)
        return isOurOwn(asks) ? Access::IsRefused : Access::TakesOver;
    return isExclusive(owner) || isExclusive(asks) ? Access::IsRefused : Access::Shares;
}

SeriesId SeriesCatalogue::named(const SeriesDescriptor &descriptor, bool hold)
{
    if (posesAsOurOwn(descriptor))
        return {};
    const QString key = descriptor.key();
    bool isKnown = false;
    {
        const SharedLocked lock(m_mutex);
        if (const auto it = m_byKey.constFind(key); it != m_byKey.cend()) {
            const Known &known = m_known.at(*it);
            const Access access = accessOf(known.descriptor.origin, descriptor.origin);
            if (access == Access::IsRefused)
                return {};
            if (access == Access::Shares && !hold && known.goneSince == 0 && !known.leaving)
                return SeriesId::fromIndex(*it);
            isKnown = true;
        }
    }
    const auto stored = !isKnown && m_recall ? m_recall(key) : std::nullopt;
    const Locked lock(m_mutex);
    if (const auto it = m_byKey.constFind(key); it != m_byKey.cend()) {
        Known &known = m_known.at(*it);
        const SeriesId id = SeriesId::fromIndex(*it);
        const Access access = accessOf(known.descriptor.origin, descriptor.origin);
        if (access == Access::IsRefused)
            return {};
        if (access == Access::TakesOver) {
            known.descriptor.origin = descriptor.origin;
            m_adopted.emplace_back(id, descriptor.origin);
        }
        revive(known, hold);
        return id;
    }
    if (count() >= m_limit && !makeRoom()) {
        ++m_refused;
        return {};
    }
    // Under its own id again: what is stored of it goes on, unless it was another's.
    const bool isBack = stored && !m_known.contains(stored->id.index())
        && accessOf(stored->descriptor.origin, descriptor.origin) != Access::IsRefused;
    const quint32 index = isBack ? stored->id.index() : m_next;
    Known &known = insert(index, isBack ? stored->descriptor : descriptor, key);
    known.holders = hold ? 1 : 0;
    if (known.descriptor.origin == SeriesOrigin::Unknown)
        known.descriptor.origin = descriptor.origin;
    m_added.push_back(index);
    return SeriesId::fromIndex(index);
}

bool SeriesCatalogue::isOfAnother(const SeriesDescriptor &descriptor) const
{
    if (posesAsOurOwn(descriptor))
        return true;
    const SharedLocked lock(m_mutex);
    const auto it = m_byKey.constFind(descriptor.key());
    return it != m_byKey.cend() && accessOf(m_known.at(*it).descriptor.origin, descriptor.origin) == Access::IsRefused;
}

void SeriesCatalogue::revive(Known &known, bool hold)
{
    Q_ASSERT(m_mutex.isHeld());
    known.holders += hold ? 1 : 0;
    known.goneSince = 0;
    if (known.leaving)
        --m_leaving;
    known.leaving = false;
}

SeriesCatalogue::Known &SeriesCatalogue::insert(quint32 index, const SeriesDescriptor &descriptor, const QString &key)
{
    Q_ASSERT(m_mutex.isHeld());
    Known &known = m_known[index];
    known.descriptor = descriptor;
    known.key = key;
    m_byKey.insert(key, index);
    m_next = std::max(m_next, index + 1);
    return known;
}

void SeriesCatalogue::erase(Entries::iterator entry)
{
    Q_ASSERT(m_mutex.isHeld());
    if (entry->second.leaving)
        --m_leaving;
    m_byKey.remove(entry->second.key);
    m_known.erase(entry);
    ++m_forgotten;
}

void SeriesCatalogue::release(SeriesId series)
{
    const Locked lock(m_mutex);
    if (const auto it = m_known.find(series.index()); it != m_known.end() && it->second.holders > 0) {
        --it->second.holders;
        m_mayHaveRoom = true;
    }
}

std::optional<SeriesId> SeriesCatalogue::find(const QString &key) const
{
    const SharedLocked lock(m_mutex);
    const auto it = m_byKey.constFind(key);
    return it == m_byKey.cend() ? std::nullopt : std::optional(SeriesId::fromIndex(*it));
}

std::optional<SeriesDescriptor> SeriesCatalogue::known(SeriesId series) const
{
    const SharedLocked lock(m_mutex);
    const auto it = m_known.find(series.index());
    return it == m_known.cend() ? std::nullopt : std::optional(it->second.descriptor);
}

size_t SeriesCatalogue::size() const
{
    const SharedLocked lock(m_mutex);
    return count();
}

std::vector<KnownSeries> SeriesCatalogue::entries() const
{
    const SharedLocked lock(m_mutex);
    std::vector<KnownSeries> list;
    list.reserve(m_known.size());
    for (const auto &[index, known] : m_known) {
        if (!known.leaving)
            list.push_back({SeriesId::fromIndex(index), known.descriptor, known.goneSince});
    }
    return list;
}

std::vector<SeriesDescriptor> SeriesCatalogue::all() const
{
    std::vector<SeriesDescriptor> list;
    for (KnownSeries &series : entries())
        list.push_back(std::move(series.descriptor));
    return list;
}

quint64 SeriesCatalogue::forgotten() const
{
    const SharedLocked lock(m_mutex);
    return m_forgotten;
}

quint64 SeriesCatalogue::refused() const
{
    const SharedLocked lock(m_mutex);
    return m_refused;
}

void SeriesCatalogue::clear()
{
    const Locked lock(m_mutex);
    m_known.clear();
    m_byKey.clear();
    m_added.clear();
    m_adopted.clear();
    m_leaving = 0;
    m_next = 0;
}

} // namespace performance
