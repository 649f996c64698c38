// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/processes.h"
#include "performance/series/series_store.h"

#include <QMutex>

namespace performance {

class Collector;
struct CollectedTick;

/// The processes of this machine: the top ones of its history, and all present ones while there is a watcher.
/// Thread-safety: any thread (own mutex).
class LocalProcesses final : public Processes {
public:
    /// `collector`: null where nothing is observed.
    LocalProcesses(Lanes &lanes, const SeriesStore &store, Collector *collector) : m_lanes(lanes), m_store(store), m_collector(collector) {}

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
    QMutex m_mutex; ///< guards the rest
    ProcessList m_all;
    int m_watchers = 0;
};

} // namespace performance
