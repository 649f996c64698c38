// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/client/experience.h"
#include "performance/client/lanes.h"
#include "performance/ux/ux_tracker.h"

#include <atomic>

namespace performance {

/// How applications feel, from the visits that came and the history.
class LocalExperience final : public Experience {
public:
    LocalExperience(Lanes &lanes, UxTracker &tracker, const ConfigInForce &config)
        : m_lanes(lanes), m_tracker(tracker), m_config(config)
    {}

    Future<UxOverview> overview(const TimeRange &range) override;
    Future<std::vector<UxImprovement>> improvements() override;
    Future<bool> implement(const QString &id) override;
    Future<bool> reopen(const QString &id) override;

    /// Thread-safe.
    void add(UxVisit visit);
    /// Tells of the visits that came since the last tick.
    void tick();

private:
    Lanes &m_lanes;
    UxTracker &m_tracker;
    const ConfigInForce &m_config;
    std::atomic<bool> m_visited = false; ///< a visit came since the last tick
};

} // namespace performance
