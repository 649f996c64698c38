// SPDX-License-Identifier: MIT
#include "performance/client/local_stacks.h"

#include "performance/client/stacks_recorder.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/capture/process_table.h"
#include "performance/profile/waits/stack_now.h"
#include "performance/series/series_store.h"
#include "performance/series/stacks_history.h"

#include <algorithm>

namespace performance {

using Lane = Lanes::Lane;

namespace {

/// The processes of a unit in a range, as far as the history names them.
std::vector<qint32> processesOf(const SeriesStore &store, const QString &unit, const TimeRange &range)
{
    std::vector<qint32> processes;
    for (const ProcessSample &process : store.processTotals(range)) {
        if (process.unit == unit)
            processes.push_back(process.identity.pid);
    }
    return processes;
}

} // namespace

PerformanceResult<Profile> LocalStacks::stacksOf(const TimeRange &range, const StacksFilter &filter) const
{
    StacksFilter wanted = filter;
    if (!filter.unit.isEmpty()) {
        const std::vector<qint32> ofUnit = processesOf(m_store, filter.unit, range);
        if (filter.processes.empty()) {
            wanted.processes = ofUnit;
        } else {
            std::erase_if(wanted.processes, [&](qint32 pid) { return std::ranges::find(ofUnit, pid) == ofUnit.end(); });
        }
        wanted.unit.clear();
        if (wanted.processes.empty())
            wanted.processes = {-1}; // of nobody
    }
    return m_history.in(range, wanted);
}

Facet::Future<Profile> LocalStacks::in(const TimeRange &range, const StacksFilter &filter)
{
    return m_lanes.run(Lane::Query, [this, range, filter] { return stacksOf(range, filter); });
}

Facet::Future<std::vector<ProcessActivity>> LocalStacks::activities(const TimeRange &range)
{
    return m_lanes.run(Lane::Query, [this, range]() -> PerformanceResult<std::vector<ProcessActivity>> {
        return m_history.activities(range);
    });
}

Facet::Future<Profile> LocalStacks::now(qint32 process)
{
    return m_lanes.run(Lane::Question, [this, process]() -> PerformanceResult<Profile> {
        auto stacks = stackNow(process, std::make_shared<ModuleRegistry>());
        if (!stacks)
            return failure(stacks.error());
        return stacks->named(m_analyser);
    });
}

Facet::Future<StacksStatus> LocalStacks::status()
{
    return m_lanes.run(Lane::Query, [this]() -> PerformanceResult<StacksStatus> {
        StacksStatus status = m_recorder.status();
        if (status.reach == StacksStatus::Reach::Nothing && m_store.info().readOnly) {
            status.reach = StacksStatus::Reach::Elsewhere;
            status.reason = {};
        }
        return status;
    });
}

} // namespace performance
