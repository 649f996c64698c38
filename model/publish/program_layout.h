// SPDX-License-Identifier: MIT
#pragma once

// Private to model/publish: the file through which a program shows what it records.
//
//   Header      one page: who writes, and how far it has come
//   series      SeriesCapacity slots of SlotSize bytes, each a length (4 bytes) and the series as JSON
//   samples     a ring of SampleCapacity samples; `head` counts all that were ever written
//
// The writer maps the file, the reader reads it with pread(2): a file that is cut off under it is an error then and no
// SIGBUS. Samples are written before `head` says so. A reader looks at `head` again after it has read: what the writer may
// have overwritten meanwhile is counted as lost. Numbers are of this machine's byte order.
//
// Thread-safety: one thread of one process writes a file; any number of threads and processes read it. `seriesCount` and
// `head` are atomic, and what they count is written before them.

#include <QtGlobal>

#include <atomic>
#include <cstdint>

namespace performance::layout {

inline constexpr std::uint64_t Magic = 0x31504d4149415721; ///< changes with the layout
inline constexpr std::uint32_t SeriesCapacity = 1024;
inline constexpr std::uint32_t SlotSize = 1024;
inline constexpr std::uint32_t SampleCapacity = 1u << 16;

struct Header {
    std::uint64_t magic;
    std::uint32_t pid;
    std::uint32_t reserved;
    std::uint64_t startTime; ///< of the process, in ticks since boot: /proc/PID/stat
    char program[128];       ///< its name, UTF-8, ends with 0
    alignas(64) std::atomic<std::uint32_t> seriesCount;
    alignas(64) std::atomic<std::uint64_t> head;
};

struct Sample {
    std::uint32_t series;
    std::uint32_t reserved;
    std::int64_t time; ///< nanoseconds since 1970
    std::uint64_t bits;
};

inline constexpr std::uint64_t SeriesAt = 4096;
inline constexpr std::uint64_t SamplesAt = SeriesAt + std::uint64_t(SeriesCapacity) * SlotSize;
inline constexpr std::uint64_t FileSize = SamplesAt + std::uint64_t(SampleCapacity) * sizeof(Sample);

static_assert(sizeof(Header) <= SeriesAt && sizeof(Sample) == 24);
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

} // namespace performance::layout
