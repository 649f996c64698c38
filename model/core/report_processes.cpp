// SPDX-License-Identifier: MIT
#include "performance/core/report_processes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace performance {

namespace {

constexpr std::optional<double> ProcessSample::*Rates[] = {&ProcessSample::cpu, &ProcessSample::runDelay,
                                                           &ProcessSample::readRate, &ProcessSample::writeRate,
                                                           &ProcessSample::majorFaults};

/// `later` with what `sum` had before it.
void addTo(ProcessSample &sum, bool isFirst, const ProcessSample &later, double share)
{
    const ProcessSample before = std::exchange(sum, later);
    if (!isFirst)
        sum.residentBytes = std::max(before.residentBytes, later.residentBytes);
    for (const auto rate : Rates) {
        const std::optional<double> known = isFirst ? std::nullopt : before.*rate;
        sum.*rate = later.*rate ? std::optional(known.value_or(0) + *(later.*rate) * share) : known;
    }
}

} // namespace

nanoseconds intervalBefore(const PerformanceReport &report, size_t snapshot)
{
    const auto at = [&](size_t i) { return report.snapshots[i].timestamp; };
    const nanoseconds since = at(snapshot) - (snapshot > 0 ? at(snapshot - 1) : report.startedAt);
    const auto isBefore = [&](Timestamp gap) { return gap > at(snapshot - 1) && gap <= at(snapshot); };
    const bool isKnown = snapshot > 0
        && std::none_of(report.recording.gaps.cbegin(), report.recording.gaps.cend(), isBefore);
    if (isKnown || snapshot + 1 == report.snapshots.size())
        return since;
    return std::min<nanoseconds>(since, at(snapshot + 1) - at(snapshot));
}

std::vector<ProcessSample> processTotals(const PerformanceReport &report, const TimeRange &range)
{
    std::vector<std::pair<size_t, double>> moments; // that have a list, and the seconds before each
    double seconds = 0;
    for (size_t i = 0; i < report.snapshots.size(); ++i) {
        if (!range.contains(report.snapshots[i].timestamp) || report.snapshots[i].processes.empty())
            continue;
        moments.emplace_back(i, double(intervalBefore(report, i).count()) * 1e-9);
        seconds += moments.back().second;
    }
    std::map<ProcessIdentity, ProcessSample> sums;
    for (const auto &[i, length] : moments) {
        const double share = seconds > 0 ? length / seconds : 1.0 / double(moments.size());
        for (const ProcessSample &process : report.snapshots[i].processes) {
            const auto [place, isFirst] = sums.try_emplace(process.identity);
            addTo(place->second, isFirst, process, share);
        }
    }
    std::vector<ProcessSample> list;
    for (auto &[identity, sum] : sums)
        list.push_back(std::move(sum));
    std::stable_sort(list.begin(), list.end(),
                     [](const auto &a, const auto &b) { return a.cpu.value_or(0) > b.cpu.value_or(0); });
    return list;
}

std::vector<ProcessSample> processTotals(const PerformanceReport &report)
{
    if (report.snapshots.empty())
        return {};
    return processTotals(report,
                         {std::min(report.startedAt, report.snapshots.front().timestamp),
                          report.snapshots.back().timestamp + nanoseconds(1)});
}

} // namespace performance
