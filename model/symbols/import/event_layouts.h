// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/sample_layout.h"
#include "performance/symbols/import/perf_data_header.h"

namespace performance {

/// Which event each record of a recording belongs to, and where that event keeps its fields. A record holds the id of its
/// event. The place of the id must be the same for all events; otherwise records cannot be told apart.
/// Source: evlist__event2evsel() of tools/perf/util/evlist.c.
///
/// Thread-safety: does not change after it was made.
class EventLayouts {
public:
    /// `header` must outlive this.
    explicit EventLayouts(const PerfDataHeader &header);

    /// False where several events were recorded and no place of the id is common to all.
    bool canBeToldApart() const { return m_layouts.size() == 1 || m_sameSamplePlace; }
    /// Nothing where the record names an id that no event has.
    std::optional<size_t> eventOf(const PerfRecord &record) const;
    /// The time of a record of any kind; 0 where it has none.
    std::uint64_t timeOf(const PerfRecord &record) const;
    const SampleLayout &layout(size_t event) const { return m_layouts[event]; }
    /// Whether samples have what stacks are unwound with.
    bool unwinds() const { return m_unwinds; }
    /// Whether samples have it, but from another architecture than x86-64.
    bool hasForeignStacks() const { return m_foreign; }

private:
    const PerfDataHeader &m_header;
    std::vector<SampleLayout> m_layouts;
    bool m_sameSamplePlace = true;
    bool m_sameEndPlace = true;
    bool m_unwinds = false;
    bool m_foreign = false;
};

} // namespace performance
