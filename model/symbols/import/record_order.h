// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/event_layouts.h"

namespace performance {

struct RecordPlace {
    std::uint64_t time;
    std::uint32_t record; ///< index
};

using RecordPlaces = std::vector<RecordPlace, HugePages<RecordPlace>>;

/// The records in the order of time. Each CPU's buffer was written in turn: the list is one of long runs that rise, and
/// overlap a little with what stands before.
RecordPlaces orderOfTime(const PerfRecords &records, const EventLayouts &layouts);

} // namespace performance
