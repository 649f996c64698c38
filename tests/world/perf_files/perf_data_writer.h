// SPDX-License-Identifier: MIT
#pragma once

#include <linux/perf_event.h>

#include <QByteArray>

#include <cstring>
#include <map>
#include <type_traits>
#include <vector>

/// Bytes of values, little-endian as this machine has them.
class Words {
public:
    template<typename T>
    requires(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>) Words &put(T value)
    {
        bytes.append(reinterpret_cast<const char *>(&value), sizeof(value));
        return *this;
    }
    Words &put(const QByteArray &more)
    {
        bytes.append(more);
        return *this;
    }
    QByteArray bytes;
};

/// Writes a recording as perf does, of what a test says. Source: tools/perf/Documentation/perf.data-file-format.txt and
/// perf_event_open(2).
class PerfDataWriter {
public:
    static constexpr quint64 User = quint64(PERF_CONTEXT_USER);
    static constexpr quint64 Kernel = quint64(PERF_CONTEXT_KERNEL);
    static constexpr quint64 Second = 1'000'000'000;
    enum Feature { TracingData = 1, HostName = 3, Release = 4, Architecture = 6, EventNames = 12 };

    size_t event(quint32 type, quint64 config, quint64 sampleType, const QByteArray &name, quint64 period = 4000,
                 bool freq = true)
    {
        perf_event_attr attributes{};
        attributes.size = sizeof(attributes);
        attributes.type = type;
        attributes.config = config;
        attributes.sample_type = sampleType;
        attributes.sample_period = period;
        attributes.freq = freq;
        attributes.sample_id_all = 1;
        events.push_back(attributes);
        m_names.push_back(name);
        return events.size() - 1;
    }
    static quint64 idOf(size_t event) { return event + 1; }

    void record(quint32 type, quint16 misc, const QByteArray &body)
    {
        perf_event_header header{type, misc, quint16(sizeof(header) + size_t(body.size()))};
        records += Words().put(header).put(body).bytes;
    }
    void comm(qint32 pid, qint32 tid, const QByteArray &name, quint64 time = 1, bool exec = false)
    {
        record(PERF_RECORD_COMM, exec ? PERF_RECORD_MISC_COMM_EXEC : 0,
               Words().put(pid).put(tid).put(padded(name)).put(trailer(pid, tid, time)).bytes);
    }
    void map(qint32 pid, quint64 start, quint64 length, quint64 offset, const QByteArray &name, quint64 time = 1)
    {
        record(PERF_RECORD_MMAP, pid >= 0 ? PERF_RECORD_MISC_USER : PERF_RECORD_MISC_KERNEL,
               Words()
                   .put(pid)
                   .put(std::max(pid, 0))
                   .put(start)
                   .put(length)
                   .put(offset)
                   .put(padded(name))
                   .put(trailer(std::max(pid, 0), std::max(pid, 0), time))
                   .bytes);
    }
    void fork(qint32 pid, qint32 parent, qint32 tid, qint32 parentThread, quint64 time = 1)
    {
        record(PERF_RECORD_FORK, 0,
               Words().put(pid).put(parent).put(tid).put(parentThread).put(time).put(trailer(pid, tid, time)).bytes);
    }
    void switched(qint32 pid, qint32 tid, quint64 time, quint16 misc)
    {
        record(PERF_RECORD_SWITCH, misc, trailer(pid, tid, time));
    }

    /// `rest`: what stands behind the call chain, by the event's sample type.
    void sample(size_t event, qint32 pid, qint32 tid, quint64 time, const std::vector<quint64> &chain,
                quint64 period = 0, quint16 misc = PERF_RECORD_MISC_USER, const QByteArray &counts = {},
                const QByteArray &rest = {})
    {
        const quint64 type = events[event].sample_type;
        quint64 ip = 0;
        for (const quint64 address : chain)
            ip = ip == 0 && address < quint64(PERF_CONTEXT_MAX) ? address : ip;
        Words body;
        if (type & PERF_SAMPLE_IDENTIFIER)
            body.put(idOf(event));
        if (type & PERF_SAMPLE_IP)
            body.put(ip);
        if (type & PERF_SAMPLE_TID)
            body.put(pid).put(tid);
        if (type & PERF_SAMPLE_TIME)
            body.put(time);
        if (type & PERF_SAMPLE_ID)
            body.put(idOf(event));
        if (type & PERF_SAMPLE_PERIOD)
            body.put(period);
        if (type & PERF_SAMPLE_READ)
            body.put(counts);
        if (type & PERF_SAMPLE_CALLCHAIN) {
            body.put(quint64(chain.size()));
            for (const quint64 address : chain)
                body.put(address);
        }
        record(PERF_RECORD_SAMPLE, misc, body.put(rest).bytes);
    }

    void text(Feature feature, const QByteArray &value)
    {
        QByteArray words = value + '\0';
        features[feature] = Words().put(quint32(words.size())).put(words).bytes;
    }

    /// The file. `named`: whether its header names the events.
    QByteArray file(bool named = true)
    {
        auto parts = features;
        if (named) {
            Words names;
            names.put(quint32(events.size())).put(quint32(sizeof(perf_event_attr)));
            for (size_t i = 0; i < events.size(); ++i) {
                const QByteArray name = m_names[i] + '\0';
                names.put(events[i]).put(quint32(1)).put(quint32(name.size())).put(name).put(idOf(i));
            }
            parts[EventNames] = names.bytes;
        }
        constexpr quint64 HeaderSize = 104;
        constexpr quint64 Entry = sizeof(perf_event_attr) + 16;
        const quint64 idsAt = HeaderSize + events.size() * Entry;
        const quint64 dataAt = idsAt + 8 * events.size();
        Words attributes;
        Words ids;
        for (size_t i = 0; i < events.size(); ++i) {
            attributes.put(events[i]).put(quint64(idsAt + 8 * i)).put(quint64(8));
            ids.put(idOf(i));
        }
        quint64 bits[4] = {};
        Words table;
        QByteArray rest;
        for (const auto &[feature, bytes] : parts) {
            bits[feature / 64] |= quint64(1) << (feature % 64);
            table.put(quint64(dataAt + quint64(records.size()) + 16 * parts.size() + quint64(rest.size())))
                .put(quint64(bytes.size()));
            rest += bytes;
        }
        Words whole;
        whole.put(QByteArray("PERFILE2"))
            .put(HeaderSize)
            .put(Entry)
            .put(HeaderSize)
            .put(quint64(events.size() * Entry))
            .put(dataAt)
            .put(quint64(records.size()));
        whole.put(quint64(0)).put(quint64(0));
        for (const quint64 word : bits)
            whole.put(word);
        return whole.put(attributes.bytes).put(ids.bytes).put(records).put(table.bytes).put(rest).bytes;
    }

    /// The same as perf writes it into a pipe: everything is a record, and nothing but those names an event.
    QByteArray pipe() const
    {
        PerfDataWriter out;
        for (size_t i = 0; i < events.size(); ++i)
            out.record(64, 0, Words().put(events[i]).put(idOf(i)).bytes); // HEADER_ATTR
        return Words().put(QByteArray("PERFILE2")).put(quint64(16)).put(out.records).put(records).bytes;
    }

    std::vector<perf_event_attr> events;
    std::map<int, QByteArray> features;
    QByteArray records;

private:
    static QByteArray padded(QByteArray name)
    {
        name += '\0';
        return name.leftJustified((name.size() + 7) / 8 * 8, '\0');
    }
    QByteArray trailer(qint32 pid, qint32 tid, quint64 time) const
    {
        const quint64 type = events.front().sample_type;
        Words out;
        if (type & PERF_SAMPLE_TID)
            out.put(pid).put(tid);
        if (type & PERF_SAMPLE_TIME)
            out.put(time);
        if (type & PERF_SAMPLE_ID)
            out.put(idOf(0));
        if (type & PERF_SAMPLE_IDENTIFIER)
            out.put(idOf(0));
        return out.bytes;
    }

    std::vector<QByteArray> m_names;
};
