// SPDX-License-Identifier: MIT
#include "performance/client/local_configuration.h"

#include "performance/client/ingest_door.h"
#include "performance/client/pace.h"
#include "performance/client/ready_future.h"
#include "performance/optimize/optimizer.h"
#include "performance/series/series_store.h"
#include "performance/series/stacks_history.h"
#include "performance/system/collector.h"

#include <tuple>

namespace performance {

Facet::Future<PerformanceConfig> LocalConfiguration::config()
{
    return readyFuture<PerformanceConfig>(m_config.get());
}

Facet::Future<void> LocalConfiguration::setConfig(const PerformanceConfig &wish)
{
    if (auto valid = wish.validated(); !valid)
        return readyFuture<void>(failure(valid.error()));
    const PerformanceConfig wanted = PerformanceConfig(wish).withDataFolder(m_config.get().dataFolder);
    const PerformanceConfig before = m_config.exchange(wanted);
    const auto ingestOf = [](const PerformanceConfig &c) {
        return std::tie(c.ingest, c.ingestPort, c.statsdPort, c.ingestOrigins, c.apdexTarget, c.scrapeTargets);
    };
    const bool otherIngest = m_hearers.collector && ingestOf(before) != ingestOf(wanted);
    m_hearers.pace.setUsual(wanted.profileInterval);
    if (m_hearers.collector)
        m_hearers.collector->setCpuBudget(wanted.cpuBudget);
    Q_EMIT changed();
    return m_lanes.run(Lanes::Lane::Question, [this, otherIngest]() -> PerformanceResult<void> {
        if (otherIngest)
            m_hearers.door.open();
        const Locked oneAtATime(m_retaining); // of two that come at once, the last one sets what is wanted by then
        const PerformanceConfig config = m_config.get();
        m_hearers.optimizer.setAutomatic(config.autoOptimize,
                                         config.autoOptimizeBudget); // its lock may be held for long
        m_hearers.store.setRetention(config.metricsRetention, config.historyLimit);
        m_hearers.stacks.setRetention(config.metricsRetention, StacksHistory::Options().sizeLimit);
        return {};
    });
}

} // namespace performance
