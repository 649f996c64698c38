// SPDX-License-Identifier: MIT

// The part of SeriesStore that says which series there are, in memory and on disk.
#include "performance/series/series_store_p.h"
#include "performance/core/mutex.h"

namespace performance {

std::optional<KnownSeries> SeriesStore::Private::recall(const QString &key) const
{
    if (!hasForgotten)
        return std::nullopt;
    return withReader([&](HistoryDatabase &database) { return database.forgottenSeries(key); });
}

/// Of one that is known, or was and is stored. Call without a lock.
std::optional<KnownSeries> SeriesStore::Private::seriesOf(const QString &key) const
{
    if (const auto id = catalogue.find(key)) {
        if (auto descriptor = catalogue.known(*id))
            return KnownSeries{*id, std::move(*descriptor)};
    }
    return recall(key);
}

/// The same by id, for whoever reads what is stored.
std::optional<SeriesDescriptor> SeriesStore::Private::descriptorOf(HistoryDatabase &database, SeriesId series) const
{
    if (auto known = catalogue.known(series))
        return known;
    auto stored = database.storedSeries(series);
    return stored ? std::optional(std::move(stored->descriptor)) : std::nullopt;
}

/// Whether samples of a series can be taken. One that was forgotten while somebody kept its id is known again.
bool SeriesStore::Private::knows(HistoryDatabase &database, SeriesId series)
{
    if (epoch.holds(series) || catalogue.touch(series))
        return true;
    const auto stored = database.storedSeries(series);
    return stored && catalogue.bringBack(*stored);
}

void SeriesStore::Private::loadSeries(const std::vector<KnownSeries> &list)
{
    for (const KnownSeries &series : list) {
        catalogue.put(series);
        loadedSeries = std::max<size_t>(loadedSeries, series.id.index() + size_t(1));
    }
}

/// Takes over what the writer has named and forgotten since the last epoch.
void SeriesStore::Private::followSeries(HistoryDatabase &database)
{
    const std::vector<SeriesId> ids = database.seriesIds();
    catalogue.keepOnly(ids);
    for (const SeriesId id : ids) {
        if (catalogue.known(id))
            continue;
        if (const auto stored = database.storedSeries(id))
            catalogue.put(*stored);
    }
    hasForgotten = database.hasForgotten();
}

/// Into the transaction that has begun.
bool SeriesStore::Private::saveSeries(const SeriesCatalogue::Changes &changes)
{
    Q_ASSERT(writing.isHeld());
    bool ok = true;
    for (const KnownSeries &series : changes.added)
        ok = ok && writer->addSeries(series);
    // Should this commit fail, they are taken over again after the next start.
    for (const auto &[series, origin] : changes.adopted)
        ok = ok && writer->putOrigin(series, origin);
    for (const KnownSeries &series : changes.aged)
        ok = ok && writer->setGone(series.id, series.goneSince);
    for (const KnownSeries &series : changes.leaving)
        ok = ok && writer->forgetSeries(series);
    return ok;
}

/// The transaction is committed.
void SeriesStore::Private::savedSeries(const SeriesCatalogue::Changes &changes)
{
    Q_ASSERT(writing.isHeld());
    catalogue.saved(changes);
    hasForgotten = hasForgotten || !changes.leaving.empty();
}

SeriesCatalogue::Changes SeriesStore::Private::dueChanges() const
{
    return catalogue.changes(agesDue ? SeriesCatalogue::Which::All : SeriesCatalogue::Which::Urgent);
}

/// Where nothing is committed each tick.
void SeriesStore::Private::saveSeriesInMemory()
{
    const SeriesCatalogue::Changes changes = dueChanges();
    agesDue = false;
    if (changes.isEmpty())
        return;
    const Locked lock(reading);
    if (writer->begin() && saveSeries(changes) && writer->commit())
        savedSeries(changes);
    else
        writer->rollback();
}

/// The epoch before the open one is closed: what is not in this one any more is gone.
void SeriesStore::Private::ageSeries(qint64 time, qint64 forgetBefore)
{
    Q_ASSERT(writing.isHeld());
    constexpr size_t MostAtOnce = 5000; // so that no commit takes long
    std::vector<SeriesId> alive;
    for (const EpochColumn &column : epoch.columns())
        alive.push_back(column.series);
    std::sort(alive.begin(), alive.end());
    catalogue.markGone(alive, time);
    catalogue.forgetGone(forgetBefore, MostAtOnce);
    agesDue = true;
}

} // namespace performance
