// SPDX-License-Identifier: MIT
#pragma once

// Private to model/series: what the writing and the reading half of SeriesStore share.

#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"
#include "performance/series/column_cache.h"
#include "performance/series/fair_shared_mutex.h"
#include "performance/series/process_history.h"
#include "performance/series/series_store.h"

#include <QMutex>

#include <algorithm>
#include <atomic>
#include <deque>

namespace performance {

/// Epochs end where the coarsest slot does, so that no slot is split between two.
inline constexpr qint64 EpochLength = RollupLevels.back().slot;

struct SeriesStore::Private {
    Options options;
    std::atomic<Mode> mode = Mode::Memory; ///< a reader may become a writer
    SeriesCatalogue catalogue;

    // Lock order: writing, epochLock, reading, problemsLock.
    OwnedMutex<QMutex> writing; ///< the writing connection and what belongs to it
    mutable OwnedMutex<FairSharedMutex> epochLock;
    mutable OwnedMutex<QMutex> reading; ///< the reading connection and the cache
    mutable Mutex problemsLock;

    mutable std::optional<HistoryDatabase> writer;
    mutable std::optional<HistoryDatabase> reader; ///< none in memory: the writing connection serves
    mutable ColumnCache cache;
    mutable ProcessHistory processHistory;

    Epoch epoch;
    ProcessEpoch processes; ///< of the same epoch
    TailEncoder encoder;
    TailDecoder decoder; ///< of a reader
    qint64 sequence = 0;
    qint64 followedFirst = -1;
    size_t loadedSeries = 0;                ///< those with ids below were read
    bool agesDue = false;                   ///< to be written with the next commit
    std::atomic<bool> hasForgotten = false; ///< there is something on disk of series that the catalogue does not know
    bool toldFull = false;
    bool toldUnknown = false;
    std::deque<std::pair<qint64, QByteArray>> pending; ///< records that could not be committed yet
    unsigned closedEpochs = 0;
    bool committing = true; ///< whether the last commit succeeded: a failure is told once
    QStringList problems WAI_GUARDED_BY(problemsLock);
    qint64 bytesOnDisk = 0;
    std::optional<qint64> oldest;

    quint64 fileInode = 0; ///< of the history that is written to

    bool inMemory() const { return mode == Mode::Memory; }

    CountedLog log{lcStore};
    std::atomic<int> loggedDamage = 0; ///< parts of the history

    /// Tells a person; `logged` and its values go into the log, once no lock is held (WrittenLog).
    void problem(const QString &sentence, const char *logged, LogValues values = {}, QtMsgType level = QtWarningMsg)
    {
        log.note(level, logged, values);
        const Locked lock(problemsLock);
        problems << sentence;
        if (problems.size() > 20)
            problems.removeFirst();
    }

    /// Writes the log at the end of a block: made before the locks are taken, it goes after they were given back.
    struct WrittenLog {
        Private &d;
        ~WrittenLog()
        {
            const int damaged = d.cache.damaged();
            d.log.note(QtWarningMsg, "skipped damaged parts of the history", {{"file", d.options.file}},
                       quint64(std::max(0, damaged - d.loggedDamage.exchange(damaged))));
            d.log.write();
        }
    };

    PerformanceResult<void> openWriter();
    PerformanceResult<void> openReader();
    void setAside(const PerformanceError &error);
    bool loadHistory(HistoryDatabase &database);
    void carryFromLastBlock(HistoryDatabase &database);
    void replayTail(HistoryDatabase &database);

    void loadSeries(const std::vector<KnownSeries> &list);
    std::optional<KnownSeries> recall(const QString &key) const;
    std::optional<KnownSeries> seriesOf(const QString &key) const;
    std::optional<SeriesDescriptor> descriptorOf(HistoryDatabase &database, SeriesId series) const;
    bool knows(HistoryDatabase &database, SeriesId series);
    void followSeries(HistoryDatabase &database);
    bool saveSeries(const SeriesCatalogue::Changes &changes) WAI_REQUIRES(writing);
    void savedSeries(const SeriesCatalogue::Changes &changes) WAI_REQUIRES(writing);
    SeriesCatalogue::Changes dueChanges() const;
    void saveSeriesInMemory() WAI_REQUIRES(writing);
    void ageSeries(qint64 time, qint64 forgetBefore) WAI_REQUIRES(writing);
    void keepKnown(TailRecord &record) WAI_REQUIRES(writing);
    bool commit(const TailRecord &record) WAI_REQUIRES(writing);
    bool closeEpoch() WAI_REQUIRES(writing);
    bool writeRollups() WAI_REQUIRES(writing);
    bool prune(qint64 newest) WAI_REQUIRES(writing);
    void keepWithinSize() WAI_REQUIRES(writing);
    void updateNumbers();
    void commitFailed() WAI_REQUIRES(writing);
    void beginAnew() WAI_REQUIRES(writing);
    quint64 inodeOfFile() const;

    template<typename Use>
    auto withReader(Use use) const
    {
        const Locked lock(reading);
        return use(inMemory() ? *writer : *reader);
    }
};

} // namespace performance
