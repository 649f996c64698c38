// SPDX-License-Identifier: MIT
#include "performance/series/series_store_p.h"

#include "performance/core/mutex.h"
#include "performance/core/translate.h"

#include <QDateTime>
#include <QFile>

#include <map>

#include <sys/stat.h>

namespace performance {

namespace {

constexpr qsizetype MostPending = 900;

} // namespace

SeriesCatalogue &SeriesStore::catalogue()
{
    return d->catalogue;
}
const SeriesCatalogue &SeriesStore::catalogue() const
{
    return d->catalogue;
}

// --- writing -------------------------------------------------------------------------------------------------------

void SeriesStore::append(const SampleBatch &tick, const std::vector<EventSample> &events,
                         std::shared_ptr<const ProcessTick> processes)
{
    const Private::WrittenLog written{*d};
    const Locked lock(d->writing);
    const qint64 time = toNanoseconds(tick.time);
    const auto &ticks = d->epoch.axes()[Epoch::TickAxis].times;
    const bool past = !ticks.empty()
        && (floorTo(ticks.front(), EpochLength) != floorTo(time, EpochLength) || time <= ticks.back());
    if (!d->epoch.isEmpty() && (past || d->epoch.sampleCount() > Epoch::SampleLimit)) {
        if (!d->closeEpoch() && d->epoch.sampleCount() > Epoch::SampleLimit) {
            d->problem(translate("History", "%1 samples were lost because they could not be written for too long.")
                           .arg(d->epoch.sampleCount()),
                       "lost samples that could not be written for too long",
                       {{"file", d->options.file}, {"samples", QString::number(d->epoch.sampleCount())}});
            const Locked epochLock(d->epochLock);
            d->epoch = d->epoch.successor();
            d->processes = ProcessEpoch();
        }
    }

    TailRecord record{tick, events, std::move(processes)};
    d->keepKnown(record);
    {
        const Locked epochLock(d->epochLock);
        d->epoch.append(record.tick);
        for (const EventSample &event : record.events)
            d->epoch.append(event.series, event.time, event.bits);
        if (record.processes)
            d->processes.append(*record.processes);
    }
    if (d->inMemory())
        d->saveSeriesInMemory();
    else
        d->commit(record);
}

/// Takes out of a record what cannot be kept: where there are too many series, a new one gets no id.
void SeriesStore::Private::keepKnown(TailRecord &record)
{
    Q_ASSERT(writing.isHeld());
    bool isUnknown = false;
    const auto cannotBeKept = [&](const auto &sample) {
        if (!sample.series.isValid())
            return true;
        if (epoch.holds(sample.series))
            return false;
        std::unique_lock lock(reading, std::defer_lock);
        if (inMemory())
            lock.lock(); // queries use this very connection
        const bool unknown = !knows(*writer, sample.series);
        isUnknown = isUnknown || unknown;
        return unknown;
    };
    std::erase_if(record.tick.samples, cannotBeKept);
    std::erase_if(record.events, cannotBeKept);
    if (isUnknown && !std::exchange(toldUnknown, true))
        problem(translate("History", "Samples were left out: it is not known any more what they are of."),
                "left out samples of unknown series");
    if (catalogue.refused() > 0 && !std::exchange(toldFull, true)) {
        problem(
            translate(
                "History",
                "There are %1 series, and none of them can be forgotten: new disks, units and metrics are not recorded.")
                .arg(catalogue.size()),
            "refused new series", {{"known", QString::number(catalogue.size())}});
    }
}

bool SeriesStore::Private::commit(const TailRecord &record)
{
    Q_ASSERT(writing.isHeld());
    if (inodeOfFile() != fileInode) {
        // What is written to a file that was removed is lost without a word.
        beginAnew();
        if (committing)
            problem(translate("History", "The history was removed while it was written (%1); a new one was begun.")
                        .arg(options.file),
                    "began the history anew: it was removed", {{"file", options.file}});
        committing = inodeOfFile() == fileInode && fileInode != 0;
        if (!committing)
            return false;
    }
    pending.emplace_back(++sequence, encoder.encode(record));
    if (qsizetype(pending.size()) > MostPending) {
        // They are still in memory and will be in the block; only a crash before that could lose them now.
        pending.clear();
        encoder.reset();
        return false;
    }
    const SeriesCatalogue::Changes changes = dueChanges();
    bool ok = writer->begin() && saveSeries(changes);
    for (const auto &[at, bytes] : pending)
        ok = ok && writer->addTail(at, bytes);
    ok = ok && writer->commit();
    if (!ok) {
        commitFailed();
        return false;
    }
    if (!committing)
        problem(translate("History", "The history can be written again; nothing was lost."),
                "can write the history again", {{"file", options.file}});
    committing = true;
    agesDue = false;
    savedSeries(changes);
    pending.clear();
    return true;
}

void SeriesStore::Private::commitFailed()
{
    Q_ASSERT(writing.isHeld());
    const PerformanceError error = writer->connection().lastError();
    const int code = writer->connection().lastCode();
    writer->rollback();
    if (sqlite::isCorruption(code) && !inMemory()) {
        setAside(error); // while it is open: closing it would write to it
        beginAnew();
        return;
    }
    if (committing) {
        problem(
            sqlite::isDiskFull(code)
                ? translate("History",
                            "The disk is full: new samples stay in memory and are written once there is space (%1).")
                      .arg(options.file)
                : translate("History", "The history cannot be written at the moment (%1): new samples stay in memory.")
                      .arg(error.reason()),
            "cannot write the history: samples stay in memory", {{"file", options.file}, {"reason", error.reason()}});
    }
    committing = false;
}

quint64 SeriesStore::Private::inodeOfFile() const
{
    struct stat info = {};
    return ::stat(QFile::encodeName(options.file).constData(), &info) == 0 ? quint64(info.st_ino) : 0;
}

/// In a new file; the samples of the open epoch stay in memory and go into its first block.
void SeriesStore::Private::beginAnew()
{
    Q_ASSERT(writing.isHeld());
    const Locked epochGuard(epochLock);
    const Locked readLock(reading);
    cache.clear();
    processHistory.clear();
    auto opened = HistoryDatabase::open(options.file, Database::Mode::Create);
    auto readable = HistoryDatabase::open(options.file, Database::Mode::ReadOnly);
    if (opened && readable) {
        writer = std::move(*opened);
        reader = std::move(*readable);
        fileInode = inodeOfFile();
        QFile::setPermissions(options.file, QFile::ReadOwner | QFile::WriteOwner);
    }
    catalogue.unsaveAll();
    agesDue = true;
    hasForgotten = false;
    encoder.reset();
    pending.clear();
}

bool SeriesStore::Private::writeRollups()
{
    Q_ASSERT(writing.isHeld());
    for (const EpochColumn &column : epoch.columns()) {
        if (column.bits.empty())
            continue;
        const SeriesDescriptor descriptor = catalogue.descriptor(column.series);
        for (const RollupLevel &level : RollupLevels) {
            // An epoch touches one period of a level, two where custom samples came late.
            std::map<qint64, RollupRow> rows;
            qint64 period = 0;
            RollupRow *row = nullptr;
            visitShown(epoch.axisOf(column), column, descriptor, [&](qint64 time, double value) {
                const qint64 start = floorTo(time, level.period);
                if (!row || start != period) {
                    period = start;
                    row = &rows[period];
                }
                row->at(int((time - period) / level.slot)).add(value);
            });
            for (auto &[start, fresh] : rows) {
                if (const auto stored = writer->rollup(column.series, level.id, start)) {
                    const bool whole = visitRow(
                        *stored, level.slots(),
                        [&, &target = fresh](int slot, double low, double high, double mean, quint32 count) {
                            target.at(slot).add(low, high, mean, count);
                        });
                    if (!whole)
                        problem(translate("History", "A damaged summary of %1 was replaced.").arg(descriptor.key()),
                                "replaced a damaged summary", {{"series", descriptor.key()}});
                }
                if (!writer->putRollup(column.series, level.id, start, encodeRow(fresh)))
                    return false;
            }
        }
    }
    return true;
}

bool SeriesStore::Private::closeEpoch()
{
    Q_ASSERT(writing.isHeld());
    // In memory, queries use this very connection: they wait until the block is whole.
    std::unique_lock epochGuard(epochLock, std::defer_lock);
    std::unique_lock readGuard(reading, std::defer_lock);
    if (inMemory()) {
        epochGuard.lock();
        readGuard.lock();
    }

    const auto [from, to] = epoch.span();
    const Block block = encodeBlock(epoch, [this](SeriesId series) { return catalogue.descriptor(series).storage; });
    const SeriesCatalogue::Changes changes = dueChanges();
    const qint64 newest = toNanoseconds(now());
    bool ok = writer->begin() && saveSeries(changes) && writer->addBlock(from, to, block) && writeRollups()
        && ProcessHistory::store(*writer, processes) && writer->clearTail(sequence) && prune(newest);
    if (ok) {
        // Queries hold this lock: they see the samples either in the epoch or in the block, never in both.
        if (!epochGuard.owns_lock())
            epochGuard.lock();
        ok = writer->commit();
        if (ok) {
            epoch = epoch.successor();
            processes = ProcessEpoch();
        }
    }
    if (!ok && inMemory())
        commitFailed(); // while nobody reads in the middle of what is rolled back
    if (readGuard.owns_lock())
        readGuard.unlock();
    if (epochGuard.owns_lock())
        epochGuard.unlock();
    if (!ok) {
        if (!inMemory())
            commitFailed();
        return false;
    }
    savedSeries(changes);
    ageSeries(to, newest - nanoseconds(options.retention).count());
    pending.clear();
    encoder.reset();
    keepWithinSize();
    updateNumbers();
    return true;
}

bool SeriesStore::Private::prune(qint64 newest)
{
    Q_ASSERT(writing.isHeld());
    const qint64 samplesBefore = newest - nanoseconds(options.retention).count();
    const qint64 rollupsBefore = newest - nanoseconds(options.rollupRetention).count();
    bool ok = writer->pruneBlocks(samplesBefore);
    // Rows of summaries cover hours: looking at every fourth epoch is early enough.
    if (closedEpochs++ % 4 == 0) {
        for (const RollupLevel &level : RollupLevels)
            ok = ok && writer->pruneRollups(level, level.id == 0 ? samplesBefore : rollupsBefore);
        ok = ok && writer->dropForgotten(std::min(samplesBefore, rollupsBefore) - RollupLevels.back().period);
    }
    return ok;
}

void SeriesStore::Private::keepWithinSize()
{
    Q_ASSERT(writing.isHeld());
    if (inMemory())
        return;
    bool dropped = false;
    // Pages that are freed are used again, so a few blocks at a time bring the size down without a long pause.
    for (int i = 0; i < 8 && writer->bytesUsed() > options.sizeLimit; ++i) {
        const auto end = writer->dropOldestBlock();
        if (!end)
            break;
        writer->pruneRollups(RollupLevels[0], *end);
        writer->releaseFreePages();
        dropped = true;
    }
    if (dropped) {
        problem(translate("History",
                          "The history reached its size limit: the oldest samples were dropped, their summaries kept."),
                "dropped the oldest samples: the size limit is reached",
                {{"file", options.file}, {"limit", QString::number(options.sizeLimit)}},
                QtInfoMsg); // as the user set it
    }
    writer->releaseFreePages();
}

void SeriesStore::Private::updateNumbers()
{
    if (!writer)
        return;
    const Locked epochGuard(epochLock);
    const Locked readGuard(reading); // in memory, queries share the connection
    bytesOnDisk = inMemory() ? 0 : writer->bytesUsed();
    oldest = writer->oldestMoment();
}

bool SeriesStore::refresh()
{
    if (d->mode != Mode::Reader)
        return false;
    const Private::WrittenLog written{*d};
    const Locked epochLock(d->epochLock);
    const Locked lock(d->reading);
    // One read transaction until the next refresh: queries see one state of the history, whatever is written meanwhile.
    d->reader->connection().execute("ROLLBACK");
    d->reader->connection().execute("BEGIN");
    if (const auto added = d->reader->loadSeries(d->loadedSeries))
        d->loadSeries(*added);
    const qint64 first = d->reader->firstTail().value_or(-1);
    if (first != d->followedFirst) {
        d->followedFirst = first;
        d->decoder.reset();
        d->epoch = Epoch();
        d->processes = ProcessEpoch();
        d->sequence = 0;
        d->oldest = d->reader->oldestMoment();
        d->followSeries(*d->reader);
    }
    const qint64 before = d->sequence;
    d->replayTail(*d->reader);
    d->bytesOnDisk = d->reader->bytesUsed();
    return d->sequence != before;
}

PerformanceResult<void> SeriesStore::becomeWriter()
{
    if (d->mode != Mode::Reader)
        return {};
    (void)refresh(); // what was committed last
    const Locked writeLock(d->writing);
    const Locked epochLock(d->epochLock);
    const Locked readLock(d->reading);
    auto opened = HistoryDatabase::open(d->options.file, Database::Mode::Create);
    if (!opened)
        return failure(opened.error());
    auto readable = HistoryDatabase::open(d->options.file, Database::Mode::ReadOnly);
    if (!readable)
        return failure(readable.error());
    d->writer = std::move(*opened);
    d->reader = std::move(*readable);
    d->cache.clear();
    d->processHistory.clear();
    d->fileInode = d->inodeOfFile();
    if (d->epoch.isEmpty())
        d->carryFromLastBlock(*d->writer);
    d->catalogue.unsaveAll(); // it may be another file than the one that was followed
    d->catalogue.startAt(d->writer->nextSeries());
    d->hasForgotten = d->writer->hasForgotten();
    d->encoder.reset();
    d->sequence = std::max(d->sequence, QDateTime::currentMSecsSinceEpoch());
    d->mode = Mode::Writer;
    return {};
}

void SeriesStore::setRetention(std::chrono::seconds retention, qint64 sizeLimit)
{
    const Locked lock(d->writing);
    d->options.retention = retention;
    d->options.sizeLimit = sizeLimit;
}

} // namespace performance
