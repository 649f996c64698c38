// SPDX-License-Identifier: MIT
#include "performance/client/report_processes.h"

#include "performance/client/ready_future.h"
#include "performance/client/report_client.h"
#include "performance/core/report_processes.h"
#include "performance/core/translate.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace performance {

namespace {

/// The list of processes of a moment: a snapshot is of the interval that ends at it, and in a long report only some have one.
const PerformanceSnapshot *listAt(const PerformanceReport &report, Timestamp time)
{
    const auto hasList = [](const PerformanceSnapshot &s) { return !s.processes.empty(); };
    const auto from = std::lower_bound(report.snapshots.cbegin(), report.snapshots.cend(), time,
                                       [](const PerformanceSnapshot &s, Timestamp t) { return s.timestamp < t; });
    const auto it = std::find_if(from, report.snapshots.cend(), hasList);
    if (it != report.snapshots.cend())
        return &*it;
    const auto last = std::find_if(report.snapshots.crbegin(), report.snapshots.crend(), hasList);
    return last == report.snapshots.crend() ? nullptr : &*last;
}

} // namespace

Facet::Future<ProcessList> ReportProcesses::at(Timestamp time)
{
    const PerformanceSnapshot *snapshot = listAt(*m_report, time);
    if (!snapshot) {
        return readyFuture<ProcessList>(
            failure(PerformanceErrorCode::Other, toIsoString(time),
                    translate("ReportClient", "no processes were recorded at that moment")));
    }
    return readyFuture<ProcessList>(
        ProcessList{snapshot->timestamp, intervalBefore(*m_report, size_t(snapshot - m_report->snapshots.data())),
                    std::shared_ptr<const std::vector<ProcessSample>>(m_report, &snapshot->processes)});
}

Facet::Future<ProcessList> ReportProcesses::in(const TimeRange &range)
{
    return QtConcurrent::run([report = m_report, range]() -> PerformanceResult<ProcessList> {
        auto list = std::make_shared<std::vector<ProcessSample>>(processTotals(*report, range));
        if (list->empty())
            return failure(PerformanceErrorCode::Other, toIsoString(range.from),
                           translate("ReportClient", "no processes were recorded in that range"));
        return ProcessList{range.to, range.length(), std::move(list)};
    });
}

Facet::Future<std::vector<ProcessMoment>> ReportProcesses::historyOf(const ProcessIdentity &identity,
                                                                     const TimeRange &range)
{
    return QtConcurrent::run([report = m_report, identity, range]() -> PerformanceResult<std::vector<ProcessMoment>> {
        std::vector<ProcessMoment> moments;
        for (const PerformanceSnapshot &snapshot : report->snapshots) {
            if (!range.contains(snapshot.timestamp))
                continue;
            for (const ProcessSample &p : snapshot.processes) {
                if (p.identity == identity)
                    moments.push_back({snapshot.timestamp, p});
            }
        }
        return moments;
    });
}

Facet::Future<ProcessList> ReportProcesses::list()
{
    const TimeRange range = rangeOf(*m_report);
    return in({range.from, range.to + nanoseconds(1)});
}

void ReportProcesses::watch(bool) {}

} // namespace performance
