// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/advice.h"
#include "performance/client/config_in_force.h"
#include "performance/client/first_ticks.h"
#include "performance/client/report_maker.h"

#include <atomic>

namespace performance {

/// Suggestions of this machine's rules, and recommendations of its last minutes.
/// Thread-safety: any thread; of ticks that come while one waits or runs, none is begun.
class LocalAdvice final : public Advice {
public:
    LocalAdvice(Lanes &lanes, FirstTicks &ticks, Optimizer &optimizer, ReportMaker &maker, const ConfigInForce &config)
        : m_lanes(lanes), m_ticks(ticks), m_optimizer(optimizer), m_maker(maker), m_config(config)
    {}

    Future<std::vector<PerformanceOptimization>> suggestions() override;
    Future<QStringList> recommendations() override;

    /// Has the optimizer look, and drive its experiment. Of the collector's thread, or of the one that follows.
    void tick(Timestamp time, nanoseconds interval);

private:
    Lanes &m_lanes;
    FirstTicks &m_ticks;
    Optimizer &m_optimizer;
    ReportMaker &m_maker;
    const ConfigInForce &m_config;
    std::atomic<bool> m_ticking = false; ///< a tick of the optimizer waits or runs
};

} // namespace performance
