// SPDX-License-Identifier: MIT
#pragma once

#include "performance/alerts/alert_engine.h"
#include "performance/client/alerts.h"
#include "performance/client/lanes.h"
#include "performance/client/timeline.h"

namespace performance {

/// Alerts of this machine's series.
/// Thread-safety: any thread; the engine and the timeline have locks.
class LocalAlerts final : public Alerts {
public:
    LocalAlerts(Lanes &lanes, Timeline &timeline, AlertEngine::Sources sources, const QString &file)
        : m_lanes(lanes), m_timeline(timeline), m_engine(std::move(sources), file)
    {}

    Future<AlertSettings> settings() override;
    Future<void> setSettings(const AlertSettings &settings) override;
    Future<std::vector<Alert>> list() override;

    /// Of the collector's thread, or of the one that follows.
    void tick(Timestamp time);

private:
    Lanes &m_lanes;
    Timeline &m_timeline;
    AlertEngine m_engine;
};

} // namespace performance
