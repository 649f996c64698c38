// SPDX-License-Identifier: MIT
#include "performance/symbols/import/record_order.h"

#include <algorithm>

namespace performance {

namespace {

constexpr int MostRuns = 4096; ///< merging more would cost more than sorting: a file that perf did not write

} // namespace

RecordPlaces orderOfTime(const PerfRecords &records, const EventLayouts &layouts)
{
    RecordPlaces places;
    places.reserve(records.size());
    for (size_t i = 0; i < records.size(); ++i)
        places.push_back({layouts.timeOf(records[i]), std::uint32_t(i)});
    const auto earlier = [](const RecordPlace &a, const RecordPlace &b) { return a.time < b.time; };
    int runs = 0;
    for (auto end = std::is_sorted_until(places.begin(), places.end(), earlier); end != places.end();) {
        if (++runs > MostRuns) {
            std::ranges::stable_sort(places, earlier);
            break;
        }
        const auto next = std::is_sorted_until(end, places.end(), earlier);
        std::inplace_merge(std::upper_bound(places.begin(), end, *end, earlier), end, next, earlier);
        end = next;
    }
    return places;
}

} // namespace performance
