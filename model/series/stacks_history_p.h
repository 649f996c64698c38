// SPDX-License-Identifier: MIT
#pragma once

// Private to model/series: what the writing and the reading half of StacksHistory share.

#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"
#include "performance/series/stacks_database.h"
#include "performance/series/stacks_history.h"
#include "performance/series/stacks_tail.h"

#include <QCache>

#include <atomic>
#include <deque>
#include <functional>

namespace performance {

struct StacksHistory::Private {
    using Epoch = std::shared_ptr<const Profile>;
    /// One that is over and not in a block yet.
    struct Closing {
        Epoch epoch;
        qint64 lastTail = 0; ///< the sequence of its last record
        std::optional<std::pair<StacksBlock, StacksDatabase::Month>> encoded;
    };

    Options options;
    std::atomic<Mode> mode = Mode::Memory; ///< a reader may become a writer

    // Lock order: writing, reading, stateLock, problemsLock.
    Mutex writing;         ///< the writing connection and what belongs to it
    mutable Mutex reading; ///< the reading connection; while a block takes the place of its epoch
    mutable Mutex stateLock;
    mutable Mutex problemsLock;
    mutable Mutex cacheLock;

    mutable std::optional<StacksDatabase> writer;
    mutable std::optional<StacksDatabase> reader; ///< none in memory: the writing connection serves

    // Written with `writing` and stateLock held, so either is enough to read.
    Epoch open; ///< may be none
    std::deque<Closing> closing;

    StacksTailEncoder encoder;
    StacksTailDecoder decoder; ///< of a reader, and of what is found when it is opened
    qint64 sequence = 0;
    qint64 followedFirst = -1;
    bool committing = true; ///< whether the last commit succeeded: a failure is told once
    bool toldFull = false;
    quint64 fileInode = 0; ///< of the file that is written to
    std::atomic<qint64> bytesOnDisk = 0;
    std::atomic<qint64> oldestStored = 0; ///< 0: nothing is
    QStringList problems WAI_GUARDED_BY(problemsLock);
    mutable QCache<qint64, Epoch> cache WAI_GUARDED_BY(cacheLock); ///< blocks that were read last, by id
    mutable CountedLog log{lcStore};

    bool inMemory() const { return mode == Mode::Memory; }

    /// Tells a person; `logged` and its values go into the log, once no lock is held (WrittenAfter).
    void problem(const QString &sentence, const char *logged, LogValues values = {}, QtMsgType level = QtWarningMsg);

    PerformanceResult<void> openWriter();
    PerformanceResult<void> openReader();
    void setAside(const PerformanceError &error);
    bool replayTail(StacksDatabase &database);
    quint64 inodeOfFile() const;

    void put(Epoch epoch);
    bool isTooLarge(const Profile &epoch);
    bool isFileThere() WAI_REQUIRES(writing);
    void commitTail() WAI_REQUIRES(writing);
    void commitFailed() WAI_REQUIRES(writing);
    void beginAnew() WAI_REQUIRES(writing);
    void closeOpen() WAI_REQUIRES(writing);
    void writeClosing() WAI_REQUIRES(writing);
    bool writeBlock(Closing &done) WAI_REQUIRES(writing);
    void keepWithinSize() WAI_REQUIRES(writing);
    void keepWithinMemory() WAI_REQUIRES(writing);
    void updateNumbers();

    struct Piece {
        Epoch epoch; ///< in memory; none: it is that row
        StacksDatabase::Row row;
        StacksDatabase::Detail detail = StacksDatabase::Detail::Fine;
    };
    /// What there is of a range, each moment once: an epoch is either in memory or a block.
    std::vector<Piece> piecesOf(const TimeRange &range) const;
    Epoch load(const Piece &piece) const;
    /// Loads them on several threads where there are many, and hands them out in their order. No lock is held meanwhile; one that
    /// is damaged comes as nullptr.
    void forEach(const std::vector<Piece> &pieces, const std::function<void(const Piece &, const Epoch &)> &use) const;
};

} // namespace performance
