// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/event_layouts.h"

namespace performance {

struct RecordPlace {
    std::uint64_t time;
    std::uint32_t record; ///< index
};

using RecordPlaces = std::vector<RecordPlace, HugePages<RecordPlace>>;

/// The records in the order of time. perf writes the buffers of the CPUs in turn, so the list consists of long rising runs,
/// each of which overlaps a little with those before it.
/// Thread-safety: a pure function.
RecordPlaces orderOfTime(const PerfRecords &records, const EventLayouts &layouts);

} // namespace performance
