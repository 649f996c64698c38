// SPDX-License-Identifier: MIT
#include "performance/client/local_diagnostics.h"

#include "performance/client/local_ingest.h"
#include "performance/client/observing_off.h"
#include "performance/client/plugin_door.h"
#include "performance/client/self_cost.h"
#include "performance/system/collector.h"

namespace performance {

Facet::Future<ClientStatus> LocalDiagnostics::status()
{
    return m_lanes.run(Lanes::Lane::Query, [this]() -> PerformanceResult<ClientStatus> {
        ClientStatus status;
        status.history = m_sources.store.info();
        if (!m_sources.collector) {
            status.missing << observingIsOff().message();
            return status;
        }
        const CollectorStatus collector = m_sources.collector->status();
        status.tickCost = collector.tickCost;
        status.interval = collector.interval;
        status.slowedDown = collector.slowedDown;
        status.missedTicks = collector.missedTicks;
        status.processCount = int(collector.processCount);
        status.missing = texts(collector.missing);
        status.droppedSamples = m_sources.ingest.dropped() + m_sources.ingest.sender().lost();
        status.ingest = m_sources.door.status();
        status.ingest.problems += m_sources.plugins.problems();
        status.cpuShare = m_sources.cost.cpuShare();
        status.memoryBytes = m_sources.cost.memoryBytes();
        return status;
    });
}

} // namespace performance
