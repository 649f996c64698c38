// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/history_database.h"

#include <QCache>

#include <atomic>
#include <memory>

namespace performance {

/// A column of a closed block with its times.
struct StoredColumn {
    std::shared_ptr<const EpochAxis> axis;
    EpochColumn column;
};

/// Reads columns of blocks and keeps those that were read last, because a live chart asks for them every second.
/// Bounded; used under the lock of the connection it reads from.
///
/// Thread-safety: one thread at a time; its owner holds the lock of the connection. What it returns may be read on any thread.
class ColumnCache {
public:
    /// Nothing where the block has no such column, or where it is damaged (see damaged()).
    std::shared_ptr<const StoredColumn> column(HistoryDatabase &database, qint64 block, SeriesId series,
                                               Storage storage);
    std::shared_ptr<const BlockHead> head(HistoryDatabase &database, qint64 block);
    std::shared_ptr<const EpochAxis> axis(HistoryDatabase &database, qint64 block, quint32 axis);
    /// Columns and heads that could not be read so far. Any thread may ask.
    int damaged() const { return m_damaged.load(std::memory_order_relaxed); }
    void clear();

private:
    template<typename T>
    using Cache = QCache<std::pair<qint64, quint32>, std::shared_ptr<const T>>;

    Cache<StoredColumn> m_columns{500'000}; // cost: values
    Cache<EpochAxis> m_axes{200'000};
    Cache<BlockHead> m_heads{64};
    std::atomic<int> m_damaged = 0;
};

} // namespace performance
