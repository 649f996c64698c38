// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/epoch.h"

#include <QByteArray>

#include <functional>

namespace performance {

// Thread-safety: plain values and pure functions; `storageOf` runs on the calling thread.

/// A closed epoch as it lies on disk: a head that says where each column is, and a body of compressed columns.
///
/// head:  "WB", version 1, axes {count, gaps, bytes of times}, columns {series, axis, values, bytes, flags, carry},
///        then the checksum (XXH64) of the head before it; numbers are LEB128 varints.
/// body:  the times of each axis, then each column: its checksum (XXH64, 8 bytes), presence bits if any, values.
struct Block {
    QByteArray head;
    QByteArray body;
};

/// `storageOf` says how the values of each series of the epoch are to be read.
Block encodeBlock(const Epoch &epoch, const std::function<Storage(SeriesId)> &storageOf);

/// Where the pieces of a block are. Columns stand in rising order of series.
struct BlockHead {
    struct Axis {
        size_t count = 0;
        std::vector<quint32> gaps;
        qsizetype offset = 0;
        qsizetype size = 0;
    };
    struct Column {
        SeriesId series;
        quint32 axis = 0;
        size_t count = 0;
        qsizetype offset = 0;
        qsizetype size = 0;
        bool sparse = false;
        qint64 carryTime = 0;
        qint64 carryBits = 0;
    };
    std::vector<Axis> axes;
    std::vector<Column> columns;

    const Column *find(SeriesId series) const;
};

/// Nothing where the head is damaged.
std::optional<BlockHead> decodeHead(QByteArrayView head);

/// The times of an axis from its bytes of the body; nothing where they are damaged.
std::optional<EpochAxis> decodeAxis(const BlockHead::Axis &axis, QByteArrayView bytes);

/// A column from its bytes of the body; nothing where they are damaged.
std::optional<EpochColumn> decodeColumn(const BlockHead::Column &column, Storage storage, QByteArrayView bytes);

} // namespace performance
