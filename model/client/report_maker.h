// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/core/mutex.h"
#include "performance/core/query.h"
#include "performance/core/report.h"
#include "performance/system/machine.h"

namespace performance {

class Collector;
class Optimizer;
class SeriesStore;
class UxTracker;

/// Makes reports of the history. Thread-safe.
class ReportMaker {
public:
    /// `collector`: null where nothing is observed.
    ReportMaker(const SeriesStore &store, const Collector *collector, const Optimizer &optimizer, UxTracker &tracker,
                const ConfigInForce &config)
        : m_store(store), m_collector(collector), m_optimizer(optimizer), m_tracker(tracker), m_config(config)
    {}

    /// `spacing`: between two snapshots; zero: as it was recorded.
    PerformanceReport make(const QString &name, const TimeRange &range, nanoseconds spacing);

private:
    MachineInfo machine();

    const SeriesStore &m_store;
    const Collector *const m_collector;
    const Optimizer &m_optimizer;
    UxTracker &m_tracker;
    const ConfigInForce &m_config;
    Mutex m_mutex; ///< guards `m_machine`
    std::optional<MachineInfo> m_machine WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
