// SPDX-License-Identifier: MIT
// How a history is opened: what is damaged is set aside, what was written last is read back.
#include "performance/series/series_store_p.h"
#include "performance/core/translate.h"
#include "performance/core/whole_file.h"

#include <QDateTime>
#include <QFile>

#include <limits>

namespace performance {

PerformanceResult<std::unique_ptr<SeriesStore>> SeriesStore::open(const Options &options)
{
    auto p = std::make_unique<Private>();
    p->options = options;
    p->mode = options.mode;
    p->catalogue.setRecall([store = p.get()](const QString &key) { return store->recall(key); });
    if (options.seriesLimit)
        p->catalogue.setLimit(*options.seriesLimit);
    const Private::WrittenLog written{*p};
    if (options.mode == Mode::Reader) {
        if (auto opened = p->openReader(); !opened)
            return failure(opened.error());
    } else if (auto opened = p->openWriter(); !opened) {
        return failure(opened.error());
    }
    return std::unique_ptr<SeriesStore>(new SeriesStore(std::move(p)));
}

SeriesStore::SeriesStore(std::unique_ptr<Private> p) : d(std::move(p)) {}
SeriesStore::~SeriesStore() = default;

PerformanceResult<void> SeriesStore::Private::openWriter()
{
    const QString file = inMemory() ? QStringLiteral(":memory:") : options.file;
    for (int attempt = 0;; ++attempt) {
        auto opened = HistoryDatabase::open(file, Database::Mode::Create);
        if (opened && loadHistory(*opened)) {
            writer = std::move(*opened);
            break;
        }
        const PerformanceError error = opened ? opened->connection().lastError() : opened.error();
        // Only what is damaged is set aside: a history that cannot be read for other reasons is left alone.
        const bool damaged = error.code() == PerformanceErrorCode::ParseError || opened;
        if (inMemory() || !damaged || attempt > 0)
            return failure(error);
        opened = failure(error); // closes the file
        setAside(error);
        catalogue.clear();
        loadedSeries = 0;
        epoch = Epoch();
        processes = ProcessEpoch();
    }
    if (!inMemory())
        QFile::setPermissions(options.file, QFile::ReadOwner | QFile::WriteOwner);
    catalogue.startAt(writer->nextSeries());
    hasForgotten = writer->hasForgotten();
    sequence = std::max(sequence, QDateTime::currentMSecsSinceEpoch());
    if (!inMemory()) {
        auto opened = HistoryDatabase::open(file, Database::Mode::ReadOnly);
        if (!opened)
            return failure(opened.error());
        reader = std::move(*opened);
        fileInode = inodeOfFile();
    }
    updateNumbers();
    return {};
}

PerformanceResult<void> SeriesStore::Private::openReader()
{
    auto opened = HistoryDatabase::open(options.file, Database::Mode::ReadOnly);
    if (!opened)
        return failure(opened.error());
    reader = std::move(*opened);
    return {};
}

void SeriesStore::Private::setAside(const PerformanceError &error)
{
    const QString aside = performance::setAside(options.file);
    QFile::rename(options.file + QLatin1String("-wal"), aside + QLatin1String("-wal"));
    QFile::remove(options.file + QLatin1String("-shm"));
    problem(translate("History", "The history was damaged (%1). It was set aside as %2 and a new one begun.")
                .arg(error.reason(), aside),
            "set a damaged history aside", {{"file", options.file}, {"aside", aside}, {"reason", error.reason()}});
}

bool SeriesStore::Private::loadHistory(HistoryDatabase &database)
{
    const auto list = database.loadSeries(loadedSeries);
    if (!list)
        return false;
    loadSeries(*list);
    replayTail(database);
    return !sqlite::isCorruption(database.connection().lastCode());
}

void SeriesStore::Private::replayTail(HistoryDatabase &database)
{
    bool damaged = false;
    database.visitTail(epoch.isEmpty() ? 0 : sequence, [&](qint64 at, QByteArrayView bytes) {
        auto record = damaged ? std::nullopt : decoder.decode(bytes);
        if (!record) {
            damaged = true;
            return;
        }
        sequence = at;
        if (epoch.isEmpty())
            carryFromLastBlock(database);
        // A record may be ahead of the descriptors that were read before it; they come with the next refresh.
        std::erase_if(record->tick.samples, [&](const Sample &s) { return !knows(database, s.series); });
        epoch.append(record->tick);
        for (const EventSample &event : record->events) {
            if (knows(database, event.series))
                epoch.append(event.series, event.time, event.bits);
        }
        if (record->processes)
            processes.append(*record->processes);
    });
    if (damaged)
        problem(translate("History", "Some of the last samples before the restart were damaged and left out."),
                "left out the damaged last samples", {{"file", options.file}});
}

/// Gives the open epoch the last sample of each counter before it, which is in the block before.
void SeriesStore::Private::carryFromLastBlock(HistoryDatabase &database)
{
    const auto blocks = database.blocksBetween(std::numeric_limits<qint64>::min() + 1,
                                               std::numeric_limits<qint64>::max());
    if (blocks.empty())
        return;
    const qint64 block = blocks.back().id;
    const auto head = cache.head(database, block);
    if (!head)
        return;
    const auto axis = cache.axis(database, block, Epoch::TickAxis);
    if (!axis || axis->times.empty())
        return;
    // An epoch of only the last tick of that block has it as its successor's carry.
    Epoch last;
    SampleBatch tick;
    tick.time = fromNanoseconds(axis->times.back());
    for (const BlockHead::Column &where : head->columns) {
        if (where.axis != Epoch::TickAxis || where.count < axis->times.size())
            continue;
        const auto descriptor = catalogue.known(where.series);
        if (!descriptor || descriptor->instrument != Instrument::Counter)
            continue;
        const auto bytes = database.bodyPart(block, where.offset, where.size);
        const auto column = bytes ? decodeColumn(where, descriptor->storage, *bytes) : std::nullopt;
        if (column && column->has(column->bits.size() - 1))
            tick.samples.push_back({where.series, column->bits.back()});
    }
    last.append(tick);
    epoch = last.successor();
}

} // namespace performance
