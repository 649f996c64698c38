// SPDX-License-Identifier: MIT
#include "performance/series/block_format.h"

#include "performance/series/checksum.h"
#include "performance/series/codec.h"
#include "performance/series/varint.h"

#include <cstring>

namespace performance {

namespace {

constexpr char Magic[] = {'W', 'B', 1};
/// More than any epoch holds, and than any part of a block takes; a damaged number must not ask for all memory.
constexpr size_t MostMoments = 2 * Epoch::SampleLimit;
constexpr qsizetype MostBytes = qsizetype(1) << 32;

enum ColumnFlag { Sparse = 1, Carried = 2 };

QByteArray encodeColumn(const EpochColumn &column, Storage storage)
{
    const auto encode = [&](std::span<const qint64> bits) {
        return storage == Storage::Integer ? encodeIntegers(bits) : encodeReals(bits);
    };
    if (column.present.empty())
        return sealed(encode(column.bits));
    // Presence as one bit a moment, then the values that there are.
    QByteArray out((qsizetype(column.present.size()) + 7) / 8, '\0');
    std::vector<qint64> bits;
    for (size_t i = 0; i < column.present.size(); ++i) {
        if (column.present[i]) {
            out[qsizetype(i / 8)] = char(out[qsizetype(i / 8)] | (1 << (i % 8)));
            bits.push_back(column.bits[i]);
        }
    }
    return sealed(out + encode(bits));
}

} // namespace

Block encodeBlock(const Epoch &epoch, const std::function<Storage(SeriesId)> &storageOf)
{
    Block block;
    block.head.append(Magic, sizeof Magic);

    putVarint(block.head, epoch.axes().size());
    for (const EpochAxis &axis : epoch.axes()) {
        const QByteArray times = sealed(encodeIntegers(axis.times));
        putVarint(block.head, axis.times.size());
        putVarint(block.head, axis.gaps.size());
        for (const quint32 gap : axis.gaps)
            putVarint(block.head, gap);
        putVarint(block.head, quint64(times.size()));
        block.body += times;
    }

    std::vector<const EpochColumn *> columns;
    for (const EpochColumn &column : epoch.columns()) {
        if (!column.bits.empty())
            columns.push_back(&column);
    }
    std::sort(columns.begin(), columns.end(),
              [](const EpochColumn *a, const EpochColumn *b) { return a->series < b->series; });
    putVarint(block.head, columns.size());
    quint32 previous = 0;
    for (const EpochColumn *column : columns) {
        const QByteArray bytes = encodeColumn(*column, storageOf(column->series));
        putVarint(block.head, column->series.index() - previous);
        previous = column->series.index();
        putVarint(block.head, column->axis);
        putVarint(block.head, column->bits.size());
        putVarint(block.head, quint64(bytes.size()));
        putVarint(block.head, (column->present.empty() ? 0 : Sparse) | (column->carryTime ? Carried : 0));
        if (column->carryTime) {
            putVarint(block.head, zigzag(column->carryTime));
            putVarint(block.head, zigzag(column->carryBits));
        }
        block.body += bytes;
    }
    const QByteArray head = block.head;
    putChecksum(block.head, head);
    return block;
}

const BlockHead::Column *BlockHead::find(SeriesId series) const
{
    const auto it = std::lower_bound(columns.cbegin(), columns.cend(), series,
                                     [](const Column &column, SeriesId id) { return column.series < id; });
    return it != columns.cend() && it->series == series ? &*it : nullptr;
}

std::optional<BlockHead> decodeHead(QByteArrayView head)
{
    const qsizetype length = head.size() - ChecksumSize;
    if (length < qsizetype(sizeof Magic) || std::memcmp(head.data(), Magic, sizeof Magic) != 0
        || !checksumHolds(head.sliced(length), head.first(length)))
        return std::nullopt;

    // The checksum holds, so the numbers are those that were written; damage shows up as an empty optional anyway.
    VarintReader reader(head.first(length).sliced(sizeof Magic));
    const auto number = [&] { return reader.varint().value_or(0); };
    BlockHead result;
    qsizetype offset = 0;
    for (uint64_t axes = number(); axes > 0 && !reader.atEnd(); --axes) {
        BlockHead::Axis axis;
        axis.count = size_t(number());
        for (uint64_t gaps = number(); gaps > 0 && !reader.atEnd(); --gaps)
            axis.gaps.push_back(quint32(number()));
        axis.offset = offset;
        axis.size = qsizetype(number());
        if (axis.count > MostMoments || axis.size < 0 || axis.size > MostBytes)
            return std::nullopt;
        offset += axis.size;
        result.axes.push_back(std::move(axis));
    }
    quint32 series = 0;
    for (uint64_t columns = number(); columns > 0; --columns) {
        BlockHead::Column column;
        series += quint32(number());
        column.series = SeriesId::fromIndex(series);
        column.axis = quint32(number());
        column.count = size_t(number());
        column.offset = offset;
        column.size = qsizetype(number());
        const auto flags = reader.varint();
        if (!flags || column.size < 0 || column.size > MostBytes || column.axis >= result.axes.size()
            || column.count > result.axes[column.axis].count)
            return std::nullopt;
        offset += column.size;
        column.sparse = *flags & Sparse;
        if (*flags & Carried) {
            column.carryTime = unzigzag(number());
            column.carryBits = unzigzag(number());
        }
        result.columns.push_back(column);
    }
    return result;
}

std::optional<EpochAxis> decodeAxis(const BlockHead::Axis &axis, QByteArrayView bytes)
{
    const auto data = verified(bytes);
    auto times = data ? decodeIntegers(*data, axis.count) : std::nullopt;
    if (!times)
        return std::nullopt;
    return EpochAxis{std::move(*times), axis.gaps};
}

std::optional<EpochColumn> decodeColumn(const BlockHead::Column &column, Storage storage, QByteArrayView bytes)
{
    auto data = verified(bytes);
    if (!data)
        return std::nullopt;
    EpochColumn result;
    result.series = column.series;
    result.axis = column.axis;
    result.carryTime = column.carryTime;
    result.carryBits = column.carryBits;
    const auto decode = [&](QByteArrayView view, size_t count) {
        return storage == Storage::Integer ? decodeIntegers(view, count) : decodeReals(view, count);
    };
    if (!column.sparse) {
        auto bits = decode(*data, column.count);
        if (!bits)
            return std::nullopt;
        result.bits = std::move(*bits);
        return result;
    }

    const qsizetype bitmap = (qsizetype(column.count) + 7) / 8;
    if (data->size() < bitmap)
        return std::nullopt;
    size_t present = 0;
    result.present.resize(column.count);
    for (size_t i = 0; i < column.count; ++i) {
        result.present[i] = (uint8_t((*data)[qsizetype(i / 8)]) >> (i % 8)) & 1;
        present += result.present[i];
    }
    const auto bits = decode(data->sliced(bitmap), present);
    if (!bits)
        return std::nullopt;
    result.bits.resize(column.count);
    for (size_t i = 0, next = 0; i < column.count; ++i) {
        if (result.present[i])
            result.bits[i] = (*bits)[next++];
    }
    return result;
}

} // namespace performance
