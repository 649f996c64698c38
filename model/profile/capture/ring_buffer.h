// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/profile/capture/sample_layout.h"

namespace performance {

/// The buffer that the kernel writes the records of one CPU to. Records are read where they lie and given back in
/// batches; out of a small one they are taken at once, since what is not given back soon is lost to the next records.
/// Source: perf_event_open(2), "MMAP layout".
///
/// Thread-safety: one reader.
class RingBuffer {
public:
    /// Maps `bytes` (a power of two of pages) of the event `fd`; the errno where the kernel refuses.
    static tl::expected<RingBuffer, int> map(int fd, size_t bytes);
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
    /// Gives the kernel the room of all records that were read; they are gone then.
    void giveBack();

private:
    RingBuffer(void *memory, size_t size);
    void copyOut();
    bool nextCopied(PerfRecord &record);
    bool isSmall() const { return m_size < SmallBytes; }

    static constexpr size_t SmallBytes = size_t(256) << 10;

    void *m_memory;
    size_t m_size;
    std::uint64_t m_head = 0;
    std::uint64_t m_position = 0;
    std::uint64_t m_last = 0; ///< where the last record began
    Bytes m_wrapped;          ///< a record that runs around the end, put together
    Bytes m_copied;           ///< of a small one: what the kernel was given back already, and was not read yet
};

} // namespace performance
