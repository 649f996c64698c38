// SPDX-License-Identifier: MIT
#include "performance/series/column_cache.h"

namespace performance {

std::shared_ptr<const BlockHead> ColumnCache::head(HistoryDatabase &database, qint64 block)
{
    const std::pair<qint64, quint32> key(block, 0);
    if (const auto *cached = m_heads.object(key))
        return *cached;
    auto head = database.blockHead(block);
    if (!head) {
        ++m_damaged;
        return nullptr;
    }
    auto shared = std::make_shared<const BlockHead>(std::move(*head));
    m_heads.insert(key, new std::shared_ptr<const BlockHead>(shared));
    return shared;
}

std::shared_ptr<const EpochAxis> ColumnCache::axis(HistoryDatabase &database, qint64 block, quint32 index)
{
    const std::pair<qint64, quint32> key(block, index);
    if (const auto *cached = m_axes.object(key))
        return *cached;
    const auto whole = head(database, block);
    if (!whole || index >= whole->axes.size())
        return nullptr;
    const BlockHead::Axis &where = whole->axes[index];
    const auto bytes = database.bodyPart(block, where.offset, where.size);
    auto axis = bytes ? decodeAxis(where, *bytes) : std::nullopt;
    if (!axis) {
        ++m_damaged;
        return nullptr;
    }
    auto shared = std::make_shared<const EpochAxis>(std::move(*axis));
    m_axes.insert(key, new std::shared_ptr<const EpochAxis>(shared), qsizetype(shared->times.size()) + 1);
    return shared;
}

std::shared_ptr<const StoredColumn> ColumnCache::column(HistoryDatabase &database, qint64 block, SeriesId series,
                                                        Storage storage)
{
    const std::pair<qint64, quint32> key(block, series.index());
    if (const auto *cached = m_columns.object(key))
        return *cached;
    const auto whole = head(database, block);
    const BlockHead::Column *where = whole ? whole->find(series) : nullptr;
    if (!where)
        return nullptr;
    const auto times = axis(database, block, where->axis);
    const auto bytes = times ? database.bodyPart(block, where->offset, where->size) : std::nullopt;
    auto column = bytes ? decodeColumn(*where, storage, *bytes) : std::nullopt;
    if (!column) {
        ++m_damaged;
        return nullptr;
    }
    auto shared = std::make_shared<const StoredColumn>(StoredColumn{times, std::move(*column)});
    m_columns.insert(key, new std::shared_ptr<const StoredColumn>(shared), qsizetype(shared->column.bits.size()) + 1);
    return shared;
}

void ColumnCache::clear()
{
    m_columns.clear();
    m_axes.clear();
    m_heads.clear();
}

} // namespace performance
