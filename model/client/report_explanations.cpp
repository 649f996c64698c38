// SPDX-License-Identifier: MIT
#include "performance/client/report_explanations.h"

#include "performance/calltree/filtered_profile.h"
#include "performance/client/report_client.h"
#include "performance/core/report_processes.h"
#include "performance/explain/explain.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace performance {

namespace {

class ReportSource final : public ExplainSource {
public:
    explicit ReportSource(const PerformanceReport &report) : m_report(report) {}

    std::vector<SeriesInfo> series() const override
    {
        std::vector<SeriesInfo> list;
        for (const RecordedSeries &column : m_report.recording.series) {
            const TimeAxis &times = m_report.recording.axisOf(column);
            list.push_back({column.descriptor, times.empty() ? std::nullopt : std::optional(times.back())});
        }
        return list;
    }
    SeriesData query(const QString &key, const TimeRange &range, int maxPoints) const override
    {
        return seriesDataOf(m_report.recording, key, range, maxPoints);
    }
    double growth(const QString &key, const TimeRange &range) const override
    {
        const RecordedSeries *column = m_report.recording.find(key);
        if (!column)
            return 0;
        const TimeAxis &times = m_report.recording.axisOf(*column);
        double grown = 0;
        std::optional<double> last;
        for (size_t i = 0; i < times.size(); ++i) {
            const auto value = column->raw(i);
            if (!value)
                continue;
            if (last && range.contains(times[i]))
                grown += *value >= *last ? *value - *last : *value; // one that began anew counts from there
            last = value;
        }
        return grown;
    }
    std::vector<ProcessSample> processTotals(const TimeRange &range) const override
    {
        return performance::processTotals(m_report, range);
    }
    std::vector<ProcessSample> processesAt(Timestamp time) const override
    {
        const auto found = std::ranges::find_if(m_report.snapshots, [&](const PerformanceSnapshot &snapshot) {
            return snapshot.timestamp >= time && !snapshot.processes.empty();
        });
        return found == m_report.snapshots.end() ? std::vector<ProcessSample>() : found->processes;
    }
    Profile stacks(const TimeRange &range) const override
    {
        const Profile &profile = m_report.profile;
        if (profile.empty())
            return {};
        ProfileFilter filter;
        for (size_t i = 0; i < profile.events.size(); ++i)
            filter.events.insert(quint8(i));
        filter.from = (range.from - profile.startedAt).count();
        filter.to = (range.to - profile.startedAt).count();
        return filtered(profile, filter);
    }
    std::vector<MachineEvent> events(const TimeRange &) const override { return {}; } // a report has none
    std::vector<Suggestion> suggestions() const override
    {
        std::vector<Suggestion> found;
        for (const PerformanceOptimization &one : m_report.optimizations)
            found.push_back({one.id, one.name.inEnglish(), one.rule});
        return found;
    }
    int cpus() const override { return m_report.machine.logicalCpus.value_or(0); }

private:
    const PerformanceReport &m_report;
};

} // namespace

Facet::Future<Explanation> ReportExplanations::why(const TimeRange &range)
{
    return QtConcurrent::run([report = m_report, range]() -> PerformanceResult<Explanation> {
        return explain(ReportSource(*report), range);
    });
}

} // namespace performance
