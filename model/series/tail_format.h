// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/epoch.h"
#include "performance/series/process_codec.h"

#include <QByteArray>

namespace performance {

/// What one commit holds until its epoch is closed: a tick with its top processes, and the custom samples that came since
/// the tick before.
struct TailRecord {
    SampleBatch tick;
    std::vector<EventSample> events;
    std::shared_ptr<const ProcessTick> processes; ///< may be none
};

/// Writes records as small as they can be read back after a crash: a value that did not change since the record
/// before takes one byte together with its series. The first record after construction or reset() stands alone.
///
/// Thread-safety: one thread at a time, like the decoder; their owner locks.
class TailEncoder {
public:
    QByteArray encode(const TailRecord &record);
    void reset();

private:
    Paged<qint64> m_last{0}; ///< by series index
    bool m_begun = false;    ///< the next record leans on the last one
    ProcessTailEncoder m_processes;
};

/// Reads records in the order in which they were written.
class TailDecoder {
public:
    /// Nothing where the bytes are damaged or do not follow on the record before.
    std::optional<TailRecord> decode(QByteArrayView bytes);
    void reset();

private:
    Paged<qint64> m_last{0};
    bool m_begun = false;
    ProcessTailDecoder m_processes;
};

} // namespace performance
