// SPDX-License-Identifier: MIT
#include "performance/client/local_processes.h"

#include "performance/core/translate.h"

#include "performance/client/observing_off.h"
#include "performance/client/ready_future.h"
#include "performance/system/collector.h"

#include <algorithm>

namespace performance {

using Lane = Lanes::Lane;

Facet::Future<ProcessList> LocalProcesses::at(Timestamp time)
{
    return m_lanes.run(Lane::Query, [this, time]() -> PerformanceResult<ProcessList> {
        const auto tick = m_store.processesAt(time);
        if (!tick)
            return failure(PerformanceErrorCode::Other, toIsoString(time),
                           translate("Client", "no processes were recorded at that moment"));
        return ProcessList{tick->time, tick->interval,
                           std::shared_ptr<const std::vector<ProcessSample>>(tick, &tick->processes)};
    });
}

Facet::Future<ProcessList> LocalProcesses::in(const TimeRange &range)
{
    return m_lanes.run(Lane::Query, [this, range]() -> PerformanceResult<ProcessList> {
        auto list = std::make_shared<std::vector<ProcessSample>>(m_store.processTotals(range));
        if (list->empty())
            return failure(PerformanceErrorCode::Other, toIsoString(range.from),
                           translate("Client", "no processes were recorded in that range"));
        return ProcessList{range.to, range.length(), std::move(list)};
    });
}

Facet::Future<std::vector<ProcessMoment>> LocalProcesses::historyOf(const ProcessIdentity &identity,
                                                                    const TimeRange &range)
{
    return m_lanes.run(Lane::Query, [this, identity, range]() -> PerformanceResult<std::vector<ProcessMoment>> {
        std::vector<ProcessMoment> moments;
        for (const auto &tick : m_store.processesIn(range)) {
            const auto it = std::find_if(tick->processes.cbegin(), tick->processes.cend(),
                                         [&](const ProcessSample &p) { return p.identity == identity; });
            if (it != tick->processes.cend())
                moments.push_back({tick->time, *it});
        }
        return moments;
    });
}

Facet::Future<ProcessList> LocalProcesses::list()
{
    if (!m_collector)
        return readyFuture<ProcessList>(failure(observingIsOff()));
    const Locked lock(m_mutex);
    return readyFuture<ProcessList>(m_all);
}

void LocalProcesses::watch(bool watched)
{
    const Locked lock(m_mutex);
    m_watchers = std::max(0, m_watchers + (watched ? 1 : -1));
    if (m_collector)
        m_collector->wantAllProcesses(m_watchers > 0);
    if (m_watchers == 0)
        m_all = {};
}

void LocalProcesses::take(const CollectedTick &tick)
{
    const Locked lock(m_mutex);
    if (tick.allProcesses && m_watchers > 0) // of the last tick, nobody may want it any more
        m_all = {tick.batch.time, tick.interval, tick.allProcesses};
}

} // namespace performance
