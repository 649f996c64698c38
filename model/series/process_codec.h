// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/process_epoch.h"

#include <QByteArray>

namespace performance {

class VarintReader;

/// Writes the processes of a tick for the tail: first the new ones, then for each process the fields that changed since its
/// last row. A tick can only be read after those before it, since construction or reset().
///
/// Thread-safety: one thread at a time, like the decoder; the functions for blocks are pure.
class ProcessTailEncoder {
public:
    void encode(QByteArray &out, const ProcessTick &tick);
    void reset();

private:
    ProcessEpoch m_known;                     ///< the processes so far
    std::vector<ProcessEpoch::Values> m_last; ///< by entry
};

/// Reads them in the same order.
class ProcessTailDecoder {
public:
    /// Nothing where the bytes are damaged.
    std::optional<ProcessTick> decode(VarintReader &reader);
    void reset();

private:
    std::vector<ProcessEpoch::Entry> m_entries;
    std::vector<ProcessEpoch::Values> m_last;
};

/// A closed epoch of processes as it lies on disk. Each part carries its checksum (XXH64).
///
/// head:  "WP", version 1, entries {pid, start, parent, name, user, unit, rows, sums}: enough for the totals of all of it.
/// body:  number of ticks and rows, then columns (see codec.h): times, intervals, the distance of each row's tick from
///        that of the process' row before, and each field; rows stand by entry, then by time.
struct ProcessBlock {
    QByteArray head;
    QByteArray body;
};

ProcessBlock encodeProcesses(const ProcessEpoch &epoch);
/// Nothing where they are damaged.
std::optional<ProcessEpoch> decodeProcesses(QByteArrayView head, QByteArrayView body);
/// Adds all of a block; false where its head is damaged.
bool addTotals(QByteArrayView head, ProcessTotals &totals);

} // namespace performance
