// SPDX-License-Identifier: MIT

// The half of SeriesCatalogue that a store uses: how series leave, and what of that is to be written down.
#include "performance/series/series_catalogue.h"

#include "performance/core/metric_table.h"
#include "performance/core/mutex.h"

#include <algorithm>

namespace performance {

namespace {

/// So many are forgotten at a time where there is no room, so that it is not looked through everything for each new one.
size_t roomAtOnce(size_t limit)
{
    return std::max<size_t>(1, limit / 100);
}

/// More are not held beyond the limit while the store cannot write down that they left (a full disk).
size_t mostLeaving(size_t limit)
{
    return 10 * roomAtOnce(limit);
}

} // namespace

void SeriesCatalogue::leave(Known &known)
{
    Q_ASSERT(m_mutex.isHeld());
    Q_ASSERT(!known.leaving && m_leaving < m_known.size());
    known.leaving = true;
    ++m_leaving;
}

/// Forgets those that are gone for longest. For a catalogue that is full.
bool SeriesCatalogue::makeRoom()
{
    Q_ASSERT(m_mutex.isHeld());
    if (!m_mayHaveRoom || m_leaving >= mostLeaving(m_limit))
        return false;
    std::vector<Known *> gone;
    for (auto &[index, known] : m_known) {
        if (known.holders == 0 && known.goneSince != 0 && !known.leaving)
            gone.push_back(&known);
    }
    m_mayHaveRoom = !gone.empty();
    const auto end = gone.begin() + std::ptrdiff_t(std::min(gone.size(), roomAtOnce(m_limit) + count() - m_limit));
    std::partial_sort(gone.begin(), end, gone.end(),
                      [](const Known *a, const Known *b) { return a->goneSince < b->goneSince; });
    for (auto it = gone.begin(); it != end; ++it)
        leave(**it);
    return count() < m_limit;
}

bool SeriesCatalogue::touch(SeriesId series)
{
    {
        const SharedLocked lock(m_mutex);
        const auto it = m_known.find(series.index());
        if (it == m_known.cend())
            return false;
        if (it->second.goneSince == 0 && !it->second.leaving)
            return true;
    }
    const Locked lock(m_mutex);
    const auto it = m_known.find(series.index());
    if (it == m_known.end())
        return false;
    revive(it->second, false);
    return true;
}

void SeriesCatalogue::put(const KnownSeries &stored)
{
    KnownSeries series = stored;
    if (posesAsOurOwn(series.descriptor))
        series.descriptor.attributes.insert(QStringLiteral("wai.origin"), toName(SeriesOrigin::Unknown));
    const QString key = series.descriptor.key();
    const Locked lock(m_mutex);
    if (const auto other = m_byKey.constFind(key); other != m_byKey.cend() && *other != series.id.index())
        erase(m_known.find(*other));
    const bool isNew = !m_known.contains(series.id.index());
    Known &known = insert(series.id.index(), series.descriptor, key);
    if (isNew)
        known.goneSince = known.savedGone = series.goneSince;
}

bool SeriesCatalogue::bringBack(const KnownSeries &series)
{
    const QString key = series.descriptor.key();
    const Locked lock(m_mutex);
    if (const auto other = m_byKey.constFind(key); other != m_byKey.cend()) {
        revive(m_known.at(*other), false);
        return *other == series.id.index();
    }
    insert(series.id.index(), series.descriptor, key);
    m_added.push_back(series.id.index());
    return true;
}

void SeriesCatalogue::startAt(quint32 next)
{
    const Locked lock(m_mutex);
    m_next = std::max(m_next, next);
}

void SeriesCatalogue::keepOnly(std::span<const SeriesId> series)
{
    const Locked lock(m_mutex);
    auto kept = series.begin();
    for (auto it = m_known.begin(); it != m_known.end();) {
        while (kept != series.end() && kept->index() < it->first)
            ++kept;
        const auto entry = it++;
        if (kept == series.end() || kept->index() != entry->first)
            erase(entry);
    }
}

void SeriesCatalogue::markGone(std::span<const SeriesId> alive, qint64 time)
{
    const Locked lock(m_mutex);
    auto next = alive.begin();
    for (auto &[index, known] : m_known) {
        while (next != alive.end() && next->index() < index)
            ++next;
        if (next != alive.end() && next->index() == index)
            known.goneSince = 0;
        else if (known.goneSince == 0)
            known.goneSince = time;
    }
    m_mayHaveRoom = true;
}

void SeriesCatalogue::forgetGone(qint64 before, size_t most)
{
    const Locked lock(m_mutex);
    for (auto it = m_known.begin(); it != m_known.end() && m_leaving < most; ++it) {
        Known &known = it->second;
        if (known.holders == 0 && !known.leaving && known.goneSince != 0 && known.goneSince < before)
            leave(known);
    }
}

void SeriesCatalogue::forgetReleased()
{
    const Locked lock(m_mutex);
    if (!m_mayHaveRoom)
        return;
    m_mayHaveRoom = false;
    for (auto it = m_known.begin(); it != m_known.end();) {
        const auto entry = it++;
        if (entry->second.holders == 0)
            erase(entry);
    }
    m_added.clear();
    m_adopted.clear();
}

SeriesCatalogue::Changes SeriesCatalogue::changes(Which which) const
{
    const SharedLocked lock(m_mutex);
    Changes changes;
    const auto entry = [](quint32 index, const Known &known) {
        return KnownSeries{SeriesId::fromIndex(index), known.descriptor, known.goneSince};
    };
    changes.adopted = m_adopted;
    for (const quint32 index : m_added)
        changes.added.push_back(entry(index, m_known.at(index)));
    if (m_leaving == 0 && which == Which::Urgent)
        return changes;
    for (const auto &[index, known] : m_known) {
        if (known.leaving)
            changes.leaving.push_back(entry(index, known));
        else if (which == Which::All && known.goneSince != known.savedGone)
            changes.aged.push_back(entry(index, known));
    }
    return changes;
}

void SeriesCatalogue::saved(const Changes &changes)
{
    if (changes.isEmpty())
        return;
    const Locked lock(m_mutex);
    m_added.erase(m_added.begin(), m_added.begin() + std::ptrdiff_t(changes.added.size()));
    m_adopted.erase(m_adopted.begin(), m_adopted.begin() + std::ptrdiff_t(changes.adopted.size()));
    for (const KnownSeries &series : changes.aged)
        m_known.at(series.id.index()).savedGone = series.goneSince;
    for (const KnownSeries &series : changes.leaving) {
        const auto it = m_known.find(series.id.index());
        if (it->second.leaving)
            erase(it);
        else
            m_added.push_back(series.id.index()); // it came back meanwhile
    }
}

void SeriesCatalogue::unsaveAll()
{
    const Locked lock(m_mutex);
    m_added.clear();
    m_adopted.clear(); // each is written with its origin
    for (auto &[index, known] : m_known) {
        m_added.push_back(index);
        known.savedGone = 0;
    }
}

} // namespace performance
