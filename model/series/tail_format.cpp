// SPDX-License-Identifier: MIT
#include "performance/series/tail_format.h"

#include "performance/series/varint.h"

// flags, then the tick: time, number of samples, each {difference of series × 2 + changed, change of the value},
// then the number of events, each {series, difference of time, value}, then the processes where there are any.

namespace performance {

namespace {

enum RecordFlag { AfterGap = 1, StandsAlone = 2, WithProcesses = 4 };

} // namespace

void TailEncoder::reset()
{
    m_last.clear();
    m_begun = false;
    m_processes.reset();
}

void TailDecoder::reset()
{
    m_last.clear();
    m_begun = false;
    m_processes.reset();
}

QByteArray TailEncoder::encode(const TailRecord &record)
{
    QByteArray out;
    out.reserve(qsizetype(record.tick.samples.size() * 3 + record.events.size() * 12 + 16));
    out += char((record.tick.afterGap ? AfterGap : 0) | (m_begun ? 0 : StandsAlone)
                | (record.processes ? WithProcesses : 0));
    const qint64 time = toNanoseconds(record.tick.time);
    putVarint(out, zigzag(time));
    putVarint(out, record.tick.samples.size());
    qint64 previous = 0;
    for (const Sample &sample : record.tick.samples) {
        qint64 &last = m_last[sample.series.index()];
        const bool changed = last != sample.bits;
        putVarint(out, zigzag(qint64(sample.series.index()) - previous) << 1 | uint64_t(changed));
        previous = sample.series.index();
        if (changed)
            putVarint(out, zigzag(qint64(quint64(sample.bits) - quint64(last))));
        last = sample.bits;
    }
    putVarint(out, record.events.size());
    qint64 eventTime = time;
    for (const EventSample &event : record.events) {
        putVarint(out, event.series.index());
        putVarint(out, zigzag(qint64(quint64(event.time) - quint64(eventTime)))); // wraps, and comes back when read
        putVarint(out, zigzag(event.bits));
        eventTime = event.time;
    }
    if (record.processes)
        m_processes.encode(out, *record.processes);
    m_begun = true;
    return out;
}

std::optional<TailRecord> TailDecoder::decode(QByteArrayView bytes)
{
    VarintReader reader(bytes);
    const auto flags = reader.bytes(1);
    if (!flags)
        return std::nullopt;
    if ((*flags)[0] & StandsAlone)
        reset();
    else if (!m_begun)
        return std::nullopt;

    TailRecord record;
    record.tick.afterGap = (*flags)[0] & AfterGap;
    const auto time = reader.varint();
    const auto samples = reader.varint();
    if (!time || !samples || *samples > uint64_t(bytes.size()))
        return std::nullopt;
    record.tick.time = fromNanoseconds(unzigzag(*time));
    record.tick.samples.reserve(size_t(*samples));
    qint64 index = 0;
    for (uint64_t i = 0; i < *samples; ++i) {
        const auto head = reader.varint();
        if (!head)
            return std::nullopt;
        index = qint64(quint64(index) + quint64(unzigzag(*head >> 1)));
        if (index < 0 || index > 0x0fffffff)
            return std::nullopt;
        qint64 &last = m_last[quint32(index)];
        if (*head & 1) {
            const auto change = reader.varint();
            if (!change)
                return std::nullopt;
            last = qint64(quint64(last) + quint64(unzigzag(*change)));
        }
        record.tick.samples.push_back({SeriesId::fromIndex(quint32(index)), last});
    }
    const auto events = reader.varint();
    if (!events || *events > uint64_t(bytes.size()))
        return std::nullopt;
    qint64 eventTime = unzigzag(*time);
    for (uint64_t i = 0; i < *events; ++i) {
        const auto series = reader.varint();
        const auto difference = reader.varint();
        const auto bits = reader.varint();
        if (!series || !difference || !bits || *series > 0x0fffffff)
            return std::nullopt;
        eventTime = qint64(quint64(eventTime) + quint64(unzigzag(*difference)));
        record.events.push_back({SeriesId::fromIndex(quint32(*series)), eventTime, unzigzag(*bits)});
    }
    if ((*flags)[0] & WithProcesses) {
        auto processes = m_processes.decode(reader);
        if (!processes)
            return std::nullopt;
        processes->time = record.tick.time;
        record.processes = std::make_shared<ProcessTick>(std::move(*processes));
    }
    m_begun = true;
    return record;
}

} // namespace performance
