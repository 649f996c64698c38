// SPDX-License-Identifier: MIT
// What a history holds: columns, blocks, rows of summaries, the tail, and the same of processes. Its parts carry checksums,
// which are put on here: what is behind them is read as well.
#include <performance/series/block_format.h>
#include <performance/series/checksum.h>
#include <performance/series/codec.h>
#include <performance/series/process_codec.h>
#include <performance/series/rollup.h>
#include <performance/series/rollup_visit.h>
#include <performance/series/tail_format.h>

#include <cmath>

using namespace performance;

namespace {

/// What is decoded of one input: a number in a head may ask for millions of values, which takes time and shows nothing.
constexpr size_t MostValues = 20'000;

void columns(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return;
    const size_t count = size_t(quint8(bytes[0])) * 16;
    if (const auto values = decodeIntegers(bytes.sliced(1), count)) {
        const auto again = decodeIntegers(encodeIntegers(*values), count);
        if (!again || *again != *values)
            __builtin_trap();
    }
    if (const auto values = decodeReals(bytes.sliced(1), count)) {
        const auto again = decodeReals(encodeReals(*values), count);
        if (!again || *again != *values)
            __builtin_trap();
    }
}

/// A head of the given length, then what the body holds.
void block(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return;
    const qsizetype length = std::min<qsizetype>(bytes.size() - 2, quint8(bytes[0]) | quint8(bytes[1]) << 8);
    const QByteArray unsealed = bytes.sliced(2, length).toByteArray();
    QByteArray whole = unsealed;
    putChecksum(whole, unsealed);
    const auto head = decodeHead(whole);
    if (!head)
        return;
    const QByteArrayView body = bytes.sliced(2 + length);
    // A part begins with its checksum, in place of which there is the right one here.
    const auto part = [&](qsizetype offset, qsizetype size) {
        return size >= ChecksumSize && offset <= body.size() && size <= body.size() - offset
            ? sealed(body.sliced(offset + ChecksumSize, size - ChecksumSize).toByteArray())
            : QByteArray();
    };
    size_t values = 0;
    for (const BlockHead::Axis &axis : head->axes) {
        if ((values += std::min(axis.count, MostValues)) <= MostValues && axis.count <= MostValues)
            (void)decodeAxis(axis, part(axis.offset, axis.size));
    }
    for (const BlockHead::Column &column : head->columns) {
        if ((values += std::min(column.count, MostValues)) > MostValues)
            break;
        for (const Storage storage : {Storage::Integer, Storage::Real}) {
            const auto read = decodeColumn(column, storage, part(column.offset, column.size));
            if (read
                && (read->bits.size() != column.count
                    || (!read->present.empty() && read->present.size() != column.count)))
                __builtin_trap();
        }
        (void)head->find(column.series);
    }
}

/// The same twice, so that the second leans on the first; what was read is written and read again.
void tail(QByteArrayView bytes)
{
    TailDecoder decoder;
    TailEncoder encoder;
    TailDecoder second;
    for (int i = 0; i < 2; ++i) {
        const auto record = decoder.decode(bytes);
        if (!record)
            return;
        const auto again = second.decode(encoder.encode(*record));
        if (!again || again->tick.time != record->tick.time || again->tick.samples.size() != record->tick.samples.size()
            || again->events.size() != record->events.size())
            __builtin_trap();
        for (size_t k = 0; k < record->tick.samples.size(); ++k) {
            if (again->tick.samples[k].series != record->tick.samples[k].series
                || again->tick.samples[k].bits != record->tick.samples[k].bits)
                __builtin_trap();
        }
    }
}

void processes(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return;
    const qsizetype length = std::min<qsizetype>(bytes.size() - 2, quint8(bytes[0]) | quint8(bytes[1]) << 8);
    const QByteArray head = sealed(bytes.sliced(2, length).toByteArray());
    ProcessTotals totals;
    (void)addTotals(head, totals);
    (void)totals.over(std::chrono::seconds(60));
    const auto epoch = decodeProcesses(head, sealed(bytes.sliced(2 + length).toByteArray()));
    if (!epoch)
        return;
    for (size_t i = 0; i < std::min<size_t>(epoch->ticks().size(), 100); ++i)
        (void)epoch->expand(i);
    ProcessTotals inRange;
    epoch->addTo(inRange, {fromNanoseconds(0), fromNanoseconds(std::numeric_limits<qint64>::max())});
    (void)inRange.over(std::chrono::seconds(60));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    switch (data[0] % 5) {
    case 0: columns(bytes); break;
    case 1: block(bytes); break;
    case 2: tail(bytes); break;
    case 3: processes(bytes); break;
    case 4:
        if (const auto row = decodeRow(bytes, RollupLevels[0].slots());
            row && !row->entries.empty() && !decodeRow(encodeRow(*row), RollupLevels[0].slots()))
            __builtin_trap();
        break;
    }
    return 0;
}
