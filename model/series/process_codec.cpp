// SPDX-License-Identifier: MIT
#include "performance/series/process_codec.h"

#include "performance/series/checksum.h"
#include "performance/series/codec.h"
#include "performance/series/text_codec.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace performance {

namespace {

constexpr char ProcessMagic[] = {'W', 'P', 1};
/// More than any epoch holds; a damaged number must not ask for all memory.
constexpr uint64_t MostTicks = 1'000'000;
constexpr uint64_t MostRows = 40'000'000;

void putEntry(QByteArray &out, const ProcessEpoch::Entry &entry)
{
    putVarint(out, quint64(quint32(entry.identity.pid)));
    putVarint(out, entry.identity.startTime);
    putVarint(out, quint64(quint32(entry.parent)));
    putText(out, entry.name);
    putText(out, entry.user);
    putText(out, entry.unit);
}

std::optional<ProcessEpoch::Entry> readEntry(VarintReader &reader)
{
    const auto pid = reader.varint();
    const auto start = reader.varint();
    const auto parent = reader.varint();
    const auto name = readText(reader);
    const auto user = readText(reader);
    const auto unit = readText(reader);
    if (!pid || !start || !parent || !name || !user || !unit)
        return std::nullopt;
    return ProcessEpoch::Entry{{qint32(*pid), *start}, qint32(*parent), *name, *user, *unit};
}

constexpr qint64 ProcessTotals::Sum::*SumFields[] = {&ProcessTotals::Sum::firstCpu, &ProcessTotals::Sum::lastCpu,
                                                     &ProcessTotals::Sum::waited,   &ProcessTotals::Sum::read,
                                                     &ProcessTotals::Sum::written,  &ProcessTotals::Sum::faults,
                                                     &ProcessTotals::Sum::resident, &ProcessTotals::Sum::threads,
                                                     &ProcessTotals::Sum::state,    &ProcessTotals::Sum::known};

void putColumn(QByteArray &out, const std::vector<qint64> &values)
{
    const QByteArray bytes = encodeIntegers(values);
    putVarint(out, quint64(bytes.size()));
    out += bytes;
}

std::optional<std::vector<qint64>> readColumn(VarintReader &reader, size_t count)
{
    const auto size = reader.varint();
    const auto bytes = size ? reader.bytes(*size) : std::nullopt;
    return bytes ? decodeIntegers(*bytes, count) : std::nullopt;
}

} // namespace

// --- the tail ------------------------------------------------------------------------------------------------------

void ProcessTailEncoder::reset()
{
    m_known = ProcessEpoch();
    m_last.clear();
}

void ProcessTailEncoder::encode(QByteArray &out, const ProcessTick &tick)
{
    const size_t before = m_known.entries().size();
    m_known.forgetTicks();
    m_known.append(tick);
    const auto &entries = m_known.entries();
    const auto &rows = m_known.rows();

    putVarint(out, quint64(tick.interval.count()));
    putVarint(out, entries.size() - before);
    for (size_t i = before; i < entries.size(); ++i)
        putEntry(out, entries[i]);
    m_last.resize(entries.size());
    putVarint(out, rows.size());
    for (const ProcessEpoch::Row &row : rows) {
        ProcessEpoch::Values &last = m_last[row.entry];
        unsigned changed = 0;
        for (size_t field = 0; field < ProcessEpoch::FieldCount; ++field)
            changed |= unsigned(row.values[field] != last[field]) << field;
        putVarint(out, row.entry);
        putVarint(out, changed);
        for (size_t field = 0; field < ProcessEpoch::FieldCount; ++field) {
            if (changed >> field & 1)
                putVarint(out,
                          zigzag(qint64(quint64(row.values[field])
                                        - quint64(last[field])))); // wraps, and comes back when read
        }
        last = row.values;
    }
}

void ProcessTailDecoder::reset()
{
    m_entries.clear();
    m_last.clear();
}

std::optional<ProcessTick> ProcessTailDecoder::decode(VarintReader &reader)
{
    const auto interval = reader.varint();
    const auto added = reader.varint();
    if (!interval || !added)
        return std::nullopt;
    for (uint64_t i = 0; i < *added; ++i) {
        auto entry = readEntry(reader);
        if (!entry)
            return std::nullopt;
        m_entries.push_back(std::move(*entry));
    }
    m_last.resize(m_entries.size());

    ProcessEpoch tick;
    tick.beginTick(0, qint64(*interval));
    const auto rows = reader.varint();
    if (!rows)
        return std::nullopt;
    for (uint64_t i = 0; i < *rows; ++i) {
        const auto entry = reader.varint();
        const auto changed = reader.varint();
        if (!entry || !changed || *entry >= m_entries.size())
            return std::nullopt;
        ProcessEpoch::Values &last = m_last[size_t(*entry)];
        for (size_t field = 0; field < ProcessEpoch::FieldCount; ++field) {
            if (!(*changed >> field & 1))
                continue;
            const auto difference = reader.varint();
            if (!difference)
                return std::nullopt;
            last[field] = qint64(quint64(last[field]) + quint64(unzigzag(*difference)));
        }
        tick.addRow({tick.addEntry(m_entries[size_t(*entry)]), last});
    }
    return tick.expand(0);
}

// --- blocks --------------------------------------------------------------------------------------------------------

ProcessBlock encodeProcesses(const ProcessEpoch &epoch)
{
    const auto &rows = epoch.rows();
    std::vector<quint32> tickOf(rows.size());
    for (size_t t = 0; t < epoch.ticks().size(); ++t) {
        const ProcessEpoch::Tick &tick = epoch.ticks()[t];
        std::fill_n(tickOf.begin() + tick.first, tick.count, quint32(t));
    }
    std::vector<quint32> order(rows.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return rows[a].entry < rows[b].entry; });

    ProcessBlock block;
    block.head.append(ProcessMagic, sizeof ProcessMagic);
    putVarint(block.head, epoch.entries().size());
    std::vector<qint64> distances;
    distances.reserve(rows.size());
    auto next = order.cbegin();
    for (quint32 entry = 0; entry < epoch.entries().size(); ++entry) {
        ProcessTotals totals;
        quint64 count = 0;
        qint64 before = -1;
        for (; next != order.cend() && rows[*next].entry == entry; ++next, ++count) {
            totals.add(epoch.entries()[entry], rows[*next].values, epoch.ticks()[tickOf[*next]].interval);
            distances.push_back(qint64(tickOf[*next]) - before);
            before = tickOf[*next];
        }
        putEntry(block.head, epoch.entries()[entry]);
        putVarint(block.head, count);
        if (count == 0)
            continue;
        for (const auto field : SumFields)
            putVarint(block.head, zigzag(totals.sums().front().second.*field));
    }
    block.head = sealed(block.head);

    putVarint(block.body, epoch.ticks().size());
    putVarint(block.body, rows.size());
    std::vector<qint64> column(epoch.ticks().size());
    std::transform(epoch.ticks().cbegin(), epoch.ticks().cend(), column.begin(),
                   [](const ProcessEpoch::Tick &tick) { return tick.time; });
    putColumn(block.body, column);
    std::transform(epoch.ticks().cbegin(), epoch.ticks().cend(), column.begin(),
                   [](const ProcessEpoch::Tick &tick) { return tick.interval; });
    putColumn(block.body, column);
    putColumn(block.body, distances);
    column.resize(rows.size());
    for (size_t field = 0; field < ProcessEpoch::FieldCount; ++field) {
        std::transform(order.cbegin(), order.cend(), column.begin(),
                       [&](quint32 row) { return rows[row].values[field]; });
        putColumn(block.body, column);
    }
    block.body = sealed(block.body);
    return block;
}

namespace {

/// Calls `visit(entry, rows, sums)`; false where the head is damaged.
template<typename Visit>
bool visitHead(QByteArrayView sealedHead, Visit visit)
{
    const auto head = verified(sealedHead);
    if (!head || head->size() < qsizetype(sizeof ProcessMagic)
        || std::memcmp(head->data(), ProcessMagic, sizeof ProcessMagic) != 0)
        return false;
    VarintReader reader(head->sliced(sizeof ProcessMagic));
    const auto entries = reader.varint();
    if (!entries)
        return false;
    for (uint64_t i = 0; i < *entries; ++i) {
        auto entry = readEntry(reader);
        const auto rows = reader.varint();
        if (!entry || !rows)
            return false;
        ProcessTotals::Sum sum;
        if (*rows > 0) {
            for (const auto field : SumFields) {
                const auto value = reader.varint();
                if (!value)
                    return false;
                sum.*field = unzigzag(*value);
            }
        }
        visit(std::move(*entry), *rows, sum);
    }
    return true;
}

} // namespace

bool addTotals(QByteArrayView head, ProcessTotals &totals)
{
    return visitHead(head, [&](ProcessEpoch::Entry &&entry, uint64_t rows, const ProcessTotals::Sum &sum) {
        if (rows > 0)
            totals.add(entry, sum);
    });
}

std::optional<ProcessEpoch> decodeProcesses(QByteArrayView sealedHead, QByteArrayView sealedBody)
{
    std::vector<uint64_t> counts;
    ProcessEpoch epoch;
    const auto body = verified(sealedBody);
    if (!body || !visitHead(sealedHead, [&](ProcessEpoch::Entry &&entry, uint64_t rows, const ProcessTotals::Sum &) {
            epoch.addEntry(std::move(entry));
            counts.push_back(std::min(rows, MostRows + 1)); // so that their sum cannot come round to what is expected
        }))
        return std::nullopt;
    VarintReader reader(*body);
    const auto ticks = reader.varint();
    const auto rows = reader.varint();
    if (!ticks || !rows || *ticks > MostTicks || *rows > MostRows
        || *rows != std::accumulate(counts.cbegin(), counts.cend(), uint64_t(0)))
        return std::nullopt;
    const auto times = readColumn(reader, size_t(*ticks));
    const auto intervals = readColumn(reader, size_t(*ticks));
    const auto distances = readColumn(reader, size_t(*rows));
    std::array<std::vector<qint64>, ProcessEpoch::FieldCount> fields;
    for (auto &field : fields) {
        auto column = readColumn(reader, size_t(*rows));
        if (!column)
            return std::nullopt;
        field = std::move(*column);
    }
    if (!times || !intervals || !distances)
        return std::nullopt;

    // From rows by process to rows by tick: count, then place.
    const auto rowCount = size_t(*rows);
    std::vector<quint32> tickOf(rowCount), entryOf(rowCount), perTick(size_t(*ticks) + 1, 0);
    size_t row = 0;
    for (quint32 entry = 0; entry < counts.size(); ++entry) {
        qint64 tick = -1;
        for (uint64_t i = 0; i < counts[entry]; ++i, ++row) {
            const qint64 distance = (*distances)[row];
            if (distance < 0 || distance > qint64(*ticks)) // rows of a process stand in the order of time
                return std::nullopt;
            tick += distance;
            if (tick < 0 || tick >= qint64(*ticks))
                return std::nullopt;
            tickOf[row] = quint32(tick);
            entryOf[row] = entry;
            ++perTick[size_t(tick) + 1];
        }
    }
    std::partial_sum(perTick.begin(), perTick.end(), perTick.begin());
    std::vector<quint32> placed(rowCount);
    std::vector<quint32> at(perTick.begin(), perTick.end() - 1);
    for (quint32 i = 0; i < *rows; ++i)
        placed[at[tickOf[i]]++] = i;
    for (size_t tick = 0; tick < *ticks; ++tick) {
        epoch.beginTick((*times)[tick], (*intervals)[tick]);
        for (quint32 i = perTick[tick]; i < perTick[tick + 1]; ++i) {
            ProcessEpoch::Row made{entryOf[placed[i]], {}};
            for (size_t field = 0; field < ProcessEpoch::FieldCount; ++field)
                made.values[field] = fields[field][placed[i]];
            epoch.addRow(made);
        }
    }
    return epoch;
}

} // namespace performance
