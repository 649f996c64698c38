// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_table.h"
#include "performance/profile/capture/sample_layout.h"

namespace performance {

// Thread-safety: values and pure functions.

struct MapRecord {
    std::int32_t process = 0;
    bool executable = true;
    MappingEvent mapping;
};

struct NameRecord {
    std::int32_t process = 0;
    std::int32_t thread = 0;
    std::string_view name;
};

struct ForkRecord {
    std::int32_t process = 0;
    std::int32_t parent = 0;
    std::int32_t thread = 0;
    std::int32_t parentThread = 0;
};

/// PERF_RECORD_MMAP and MMAP2, COMM, and FORK or EXIT; nothing where a record is too short or of another type. Texts point
/// into the record.
std::optional<MapRecord> readMap(const PerfRecord &record);
std::optional<NameRecord> readName(const PerfRecord &record);
std::optional<ForkRecord> readFork(const PerfRecord &record);
/// How many records the kernel dropped, of PERF_RECORD_LOST and LOST_SAMPLES; 0 of others.
std::int64_t lostIn(const PerfRecord &record);

} // namespace performance
