// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/profile/capture/sample_layout.h"

namespace performance {

/// The buffer that the kernel writes the records of one CPU to. Records are read where they lie and given back in
/// batches. Source: perf_event_open(2), "MMAP layout".
///
/// Thread-safety: one reader.
class RingBuffer {
public:
    /// Maps `bytes` (a power of two of pages) of the event `fd`, or half as much again and again where the kernel
    /// allows no more (kernel.perf_event_mlock_kb), down to `least`.
    static PerformanceResult<RingBuffer> map(int fd, size_t bytes, size_t least);
    ~RingBuffer();
    RingBuffer(RingBuffer &&other) noexcept;
    RingBuffer &operator=(RingBuffer &&) = delete;

    size_t size() const { return m_size; }
    /// Looks how far the kernel has written; next() goes up to there.
    void refresh();
    /// The next record; nothing at the end. It is valid until the one after the next call is asked for.
    bool next(PerfRecord &record);
    /// The last record was not wanted yet: the next call of next() gives it again.
    void putBack() { m_position = m_last; }
    /// Gives the kernel the room of all records that were read.
    void giveBack();

private:
    RingBuffer(void *memory, size_t size);

    void *m_memory;
    size_t m_size;
    std::uint64_t m_head = 0;
    std::uint64_t m_position = 0;
    std::uint64_t m_last = 0; ///< where the last record began
    Bytes m_wrapped; ///< a record that runs around the end, put together
};

} // namespace performance
