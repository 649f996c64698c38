// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/snapshot.h"

#include <QHash>

#include <array>
#include <memory>

namespace performance {

/// The top processes of one tick.
struct ProcessTick {
    Timestamp time;
    nanoseconds interval{0}; ///< that the rates cover
    std::vector<ProcessSample> processes;
};

class ProcessTotals;

/// The top processes of the ticks of an epoch, compactly: who they are once, then whole numbers for each tick. What is
/// rounded is far below what can be read: CPU and waiting to 0.01 %, rates to a byte a second. Not thread-safe.
class ProcessEpoch {
public:
    /// What does not change while a process lives, or seldom: it then gets another entry.
    struct Entry {
        ProcessIdentity identity;
        qint32 parent = 0;
        QString name;
        QString user;
        QString unit;
        bool operator==(const Entry &) const = default;
    };
    /// Those from Cpu on are one more than their value; 0 is not known.
    enum Field { State, Threads, Resident, CpuTime, Cpu, RunDelay, Read, Write, MajorFaults, FieldCount };
    using Values = std::array<qint64, FieldCount>;
    struct Row {
        quint32 entry = 0;
        Values values{};
    };
    /// Its rows are [first, first + count).
    struct Tick {
        qint64 time = 0;
        qint64 interval = 0;
        quint32 first = 0;
        quint32 count = 0;
    };

    void append(const ProcessTick &tick);
    /// For decoders: entries in the order of their first use, then ticks with rows.
    quint32 addEntry(Entry entry);
    void beginTick(qint64 time, qint64 interval);
    void addRow(const Row &row);

    /// Keeps who is known, not what they did.
    void forgetTicks();

    bool isEmpty() const { return m_ticks.empty(); }
    const std::vector<Entry> &entries() const { return m_entries; }
    const std::vector<Tick> &ticks() const { return m_ticks; }
    const std::vector<Row> &rows() const { return m_rows; }

    /// The tick that covers `time`: the first one at or after it, if its interval reaches back to it. Nothing where there
    /// is none.
    std::shared_ptr<const ProcessTick> at(Timestamp time) const;
    /// The last tick, for a moment hardly later than it that no tick covers yet.
    std::shared_ptr<const ProcessTick> lastJustBefore(Timestamp time) const;
    ProcessTick expand(size_t tick) const;
    /// Adds what processes did in the ticks of a range.
    void addTo(ProcessTotals &totals, const TimeRange &range) const;

private:
    std::vector<Entry> m_entries;
    QHash<quint64, quint32> m_latest; ///< the entry that a process has now, by pid and start time
    std::vector<Tick> m_ticks;
    std::vector<Row> m_rows;
};

/// What each process did in a span, as sums from which mean rates come.
class ProcessTotals {
public:
    struct Sum {
        qint64 firstCpu = 0; ///< CPU time before the first tick, in 1/100 s
        qint64 lastCpu = 0;  ///< CPU time at the last tick
        qint64 waited = 0;   ///< microseconds
        qint64 read = 0;     ///< bytes
        qint64 written = 0;  ///< bytes
        qint64 faults = 0;   ///< thousandths
        qint64 resident = 0; ///< the most
        qint64 threads = 0;  ///< the most
        qint64 state = '?';  ///< the last
        qint64 known = 0;    ///< bit for each field from Cpu on that was known at least once
        bool operator==(const Sum &) const = default;
    };

    void add(const ProcessEpoch::Entry &entry, const ProcessEpoch::Values &values, qint64 interval);
    void add(const ProcessEpoch::Entry &entry, const Sum &later);
    const std::vector<std::pair<ProcessEpoch::Entry, Sum>> &sums() const { return m_sums; }
    /// Mean rates over a span; memory and threads are the most there were. By falling CPU.
    std::vector<ProcessSample> over(nanoseconds span) const;

private:
    Sum &sumOf(const ProcessEpoch::Entry &entry, bool &fresh);

    std::vector<std::pair<ProcessEpoch::Entry, Sum>> m_sums;
    QHash<quint64, quint32> m_index;
};

} // namespace performance
