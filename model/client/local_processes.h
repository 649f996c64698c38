// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/processes.h"
#include "performance/core/mutex.h"
#include "performance/series/series_store.h"

namespace performance {

class Collector;
struct CollectedTick;

/// The processes of this machine: the top ones of its history, and all present ones while there is a watcher.
/// Thread-safety: any thread (own mutex).
class LocalProcesses final : public Processes {
public:
    /// `collector`: null where nothing is observed.
    LocalProcesses(Lanes &lanes, const SeriesStore &store, Collector *collector)
        : m_lanes(lanes), m_store(store), m_collector(collector)
    {}

    Future<ProcessList> list() override;
    void watch(bool watched) override;
    Future<ProcessList> at(Timestamp time) override;
    Future<ProcessList> in(const TimeRange &range) override;
    Future<std::vector<ProcessMoment>> historyOf(const ProcessIdentity &identity, const TimeRange &range) override;

    void take(const CollectedTick &tick);

private:
    Lanes &m_lanes;
    const SeriesStore &m_store;
    Collector *const m_collector;
    Mutex m_mutex; ///< guards the rest
    ProcessList m_all WAI_GUARDED_BY(m_mutex);
    int m_watchers WAI_GUARDED_BY(m_mutex) = 0;
};

} // namespace performance
