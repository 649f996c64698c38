// SPDX-License-Identifier: MIT
#include "performance/client/report_processes.h"

#include "performance/client/ready_future.h"
#include "performance/client/report_client.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>
#include <map>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ReportClient", source);
}

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

/// How long the interval is that ends at a snapshot. Before the first one, and across a gap, nothing says how long that was:
/// not longer than the one after it, surely not the hour that the machine slept.
nanoseconds intervalBefore(const PerformanceReport &report, const PerformanceSnapshot *snapshot)
{
    const PerformanceSnapshot *const first = report.snapshots.data();
    const nanoseconds since = snapshot->timestamp - (snapshot > first ? (snapshot - 1)->timestamp : report.startedAt);
    const auto isBefore = [&](Timestamp gap) { return gap > (snapshot - 1)->timestamp && gap <= snapshot->timestamp; };
    const bool isKnown = snapshot > first && std::none_of(report.recording.gaps.cbegin(), report.recording.gaps.cend(), isBefore);
    if (isKnown || snapshot == &report.snapshots.back())
        return since;
    return std::min<nanoseconds>(since, (snapshot + 1)->timestamp - snapshot->timestamp);
}

} // namespace

Facet::Future<ProcessList> ReportProcesses::at(Timestamp time)
{
    const PerformanceSnapshot *snapshot = listAt(*m_report, time);
    if (!snapshot) {
        return readyFuture<ProcessList>(failure(PerformanceErrorCode::Other, toIsoString(time),
                                                text(QT_TRANSLATE_NOOP("ReportClient", "no processes were recorded at that moment"))));
    }
    return readyFuture<ProcessList>(ProcessList{snapshot->timestamp, intervalBefore(*m_report, snapshot),
                                                std::shared_ptr<const std::vector<ProcessSample>>(m_report, &snapshot->processes)});
}

Facet::Future<ProcessList> ReportProcesses::in(const TimeRange &range)
{
    return QtConcurrent::run([report = m_report, range]() -> PerformanceResult<ProcessList> {
        double seconds = 0;
        int moments = 0;
        for (const PerformanceSnapshot &snapshot : report->snapshots) {
            if (!range.contains(snapshot.timestamp) || snapshot.processes.empty())
                continue;
            seconds += double(intervalBefore(*report, &snapshot).count()) * 1e-9;
            ++moments;
        }
        constexpr std::optional<double> ProcessSample::*Rates[] = {&ProcessSample::cpu, &ProcessSample::runDelay, &ProcessSample::readRate,
                                                                   &ProcessSample::writeRate, &ProcessSample::majorFaults};
        std::map<ProcessIdentity, ProcessSample> sums;
        for (const PerformanceSnapshot &snapshot : report->snapshots) {
            if (!range.contains(snapshot.timestamp) || snapshot.processes.empty())
                continue;
            const double share = seconds > 0 ? double(intervalBefore(*report, &snapshot).count()) * 1e-9 / seconds : 1.0 / moments;
            for (const ProcessSample &p : snapshot.processes) {
                const auto [place, fresh] = sums.try_emplace(p.identity, p);
                ProcessSample &sum = place->second;
                sum.residentBytes = std::max(sum.residentBytes, p.residentBytes);
                sum.cpuSeconds = p.cpuSeconds;
                for (const auto rate : Rates) {
                    const std::optional<double> before = fresh ? std::nullopt : sum.*rate;
                    sum.*rate = p.*rate ? std::optional(before.value_or(0) + *(p.*rate) * share) : before;
                }
            }
        }
        auto list = std::make_shared<std::vector<ProcessSample>>();
        for (auto &[identity, sum] : sums)
            list->push_back(std::move(sum));
        std::sort(list->begin(), list->end(), [](const auto &a, const auto &b) { return a.cpu.value_or(0) > b.cpu.value_or(0); });
        if (list->empty())
            return failure(PerformanceErrorCode::Other, toIsoString(range.from), text(QT_TRANSLATE_NOOP("ReportClient", "no processes were recorded in that range")));
        return ProcessList{range.to, range.length(), std::move(list)};
    });
}

Facet::Future<std::vector<ProcessMoment>> ReportProcesses::historyOf(const ProcessIdentity &identity, const TimeRange &range)
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
