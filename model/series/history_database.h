// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/block_format.h"
#include "performance/series/process_codec.h"
#include "performance/series/rollup.h"
#include "performance/series/series_catalogue.h"
#include "performance/series/sqlite.h"

#include <functional>

namespace performance {

/// The tables of a history and every statement about them. One connection; used by one thread at a time.
///
///   meta(name, value)                         the version of this layout: 1, or 2 since there are holes in the ids of series,
///                                             which programs that only know 1 take for damage
///   series(id, metric, attributes, …)         descriptors; id is that of the catalogue
///   gone(id, since)                           series of which there were no samples since
///   forgotten(id, …, since, key, pruned)      series that the catalogue does not know any more, as long as anything is
///                                             stored of them; whether their finest summaries went
///   series_origin(id, origin)                 who measured it, also of a forgotten one. A series without a row is of one
///                                             (originBeforeOrigins)
///   tail(seq, data)                           committed records of the epoch that is still open
///   block(id, t0, t1, head, body)             closed epochs, compressed
///   rollup(series, level, period, data)       minimum, maximum, mean and count by slot
///   process_block(id, t0, t1, head, body)     the top processes of closed epochs
class HistoryDatabase {
public:
    static PerformanceResult<HistoryDatabase> open(const QString &path, Database::Mode mode);

    Database &connection() { return m_database; }

    bool begin() { return m_database.execute("BEGIN IMMEDIATE"); }
    bool commit() { return m_database.execute("COMMIT"); }
    void rollback() { m_database.execute("ROLLBACK"); }

    /// Series with ids from `first` on, by id; nothing where they cannot be read.
    std::optional<std::vector<KnownSeries>> loadSeries(size_t first);
    std::vector<SeriesId> seriesIds();
    bool addSeries(const KnownSeries &series);
    bool putOrigin(SeriesId series, SeriesOrigin origin);
    /// Since when there are no samples of it; 0: there are.
    bool setGone(SeriesId series, qint64 since);
    bool forgetSeries(const KnownSeries &series);
    /// Of one that was forgotten.
    std::optional<KnownSeries> forgottenSeries(const QString &key);
    /// Of any that something may be stored of.
    std::optional<KnownSeries> storedSeries(SeriesId series);
    bool hasForgotten();
    /// Drops what there is of series that were forgotten and are gone since before a moment.
    bool dropForgotten(qint64 before);
    /// No series has or ever had this id or one above it.
    quint32 nextSeries();

    bool addTail(qint64 sequence, const QByteArray &record);
    /// Calls `visit(sequence, bytes)` for the records after `after`; false where they cannot be read.
    bool visitTail(qint64 after, const std::function<void(qint64, QByteArrayView)> &visit);
    /// The lowest sequence in the tail, or nothing where it is empty.
    std::optional<qint64> firstTail();
    bool clearTail(qint64 upTo);

    bool addBlock(qint64 from, qint64 to, const Block &block);
    struct BlockRow {
        qint64 id = 0;
        qint64 from = 0;
        qint64 to = 0;
    };
    /// Closed blocks that touch [from, to], oldest first.
    std::vector<BlockRow> blocksBetween(qint64 from, qint64 to);
    std::optional<BlockHead> blockHead(qint64 id);
    std::optional<QByteArray> bodyPart(qint64 id, qsizetype offset, qsizetype size);
    std::optional<qint64> oldestBlock();

    bool addProcesses(qint64 from, qint64 to, const ProcessBlock &block);
    /// Those that touch [from, to], oldest first.
    std::vector<BlockRow> processBlocksBetween(qint64 from, qint64 to);
    std::optional<QByteArray> processHead(qint64 id);
    std::optional<QByteArray> processBody(qint64 id);

    std::optional<QByteArray> rollup(SeriesId series, int level, qint64 period);
    bool putRollup(SeriesId series, int level, qint64 period, const QByteArray &row);
    /// Calls `visit(period, bytes)` for the rows of a series in [from, to].
    void visitRollups(SeriesId series, int level, qint64 from, qint64 to,
                      const std::function<void(qint64, QByteArrayView)> &visit);
    std::optional<qint64> oldestRollup();
    /// The first moment that is known of: of what only summaries are left the start of its quarter of an hour, else the
    /// first sample.
    std::optional<qint64> oldestMoment();

    /// Drops blocks that ended before a moment.
    bool pruneBlocks(qint64 before);
    /// Drops the rows of one level that ended before a moment. Those of a forgotten series go together: of the finest level
    /// when all of them ended, of the others with the series.
    bool pruneRollups(const RollupLevel &level, qint64 before);
    /// Drops the oldest block and gives the moment at which it ended; nothing where there is none.
    std::optional<qint64> dropOldestBlock();
    void releaseFreePages();
    /// Bytes of the file and its log.
    qint64 bytesUsed();

private:
    bool createSchema();
    bool prepareAll(Database::Mode mode);
    bool prepareSeries(Database::Mode mode);

    Database m_database;
    QString m_path;
    std::vector<BlockRow> rowsOf(Statement &blocks, qint64 from, qint64 to);

    Statement m_addSeries, m_addTail, m_addBlock, m_putRollup, m_addProcesses;
    Statement m_dropSeries, m_forget, m_dropGone, m_dropForgotten, m_setGone;
    Statement m_loadSeries, m_visitTail, m_firstTail, m_blocks, m_head, m_rollup, m_rollups;
    Statement m_oldestBlock, m_putOrigin;
    Statement m_processBlocks, m_processHead, m_processBody;
};

} // namespace performance
