// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/sqlite.h"
#include "performance/series/stacks_codec.h"

#include <functional>

namespace performance {

/// The tables of a history of stacks and every statement about them. One connection; used by one thread at a time.
///
///   meta(name, value)                          the version of this layout: 1
///   tail(seq, data)                            what was committed of epochs that are not closed yet (stacks_tail.h)
///   block(id, t0, t1, names, fine, coarse)     closed epochs (stacks_codec.h), with the times of their first and last sample
///   month(id, t0, t1, names, tree)             what is left of each when its block is dropped; the ids are those of blocks
class StacksDatabase {
public:
    static PerformanceResult<StacksDatabase> open(const QString &path, Database::Mode mode);

    Database &connection() { return m_database; }

    bool begin() { return m_database.execute("BEGIN IMMEDIATE"); }
    bool commit() { return m_database.execute("COMMIT"); }
    void rollback() { m_database.execute("ROLLBACK"); }

    bool addTail(qint64 sequence, const QByteArray &record);
    /// Calls `visit(sequence, bytes)` for the records after `after`; false where they cannot be read.
    bool visitTail(qint64 after, const std::function<void(qint64, QByteArrayView)> &visit);
    /// The lowest sequence in the tail; 0 where it is empty.
    qint64 firstTail();
    bool clearTail(qint64 upTo);

    struct Month {
        QByteArray names;
        QByteArray tree;
    };
    bool addBlock(qint64 from, qint64 to, const StacksBlock &block, const Month &month);

    struct Row {
        qint64 id = 0;
        qint64 from = 0; ///< first sample
        qint64 to = 0;   ///< last sample
        bool isMonth = false;
    };
    /// Blocks, and of those that were dropped what is left, that touch [from, to], oldest first.
    std::vector<Row> rowsBetween(qint64 from, qint64 to);
    enum class Detail { Fine, Coarse };
    /// Names and tree; of a row of the month there is one detail only.
    std::optional<std::pair<QByteArray, QByteArray>> read(const Row &row, Detail detail);
    std::optional<qint64> oldestMoment();

    /// Drops what ended before these moments.
    bool prune(qint64 blocksBefore, qint64 monthsBefore);
    /// False where there is none.
    bool dropOldestBlock();
    void releaseFreePages();
    /// Bytes of the file and its log.
    qint64 bytesUsed() const;
    /// Bytes of what is stored: without pages that are free, which are used again, and without the log.
    qint64 bytesOfData();

private:
    bool prepareAll(Database::Mode mode);

    Database m_database;
    QString m_path;
    Statement m_addTail, m_visitTail, m_firstTail, m_clearTail;
    Statement m_addBlock, m_addMonth, m_rows, m_fine, m_coarse, m_month, m_oldest;
};

} // namespace performance
