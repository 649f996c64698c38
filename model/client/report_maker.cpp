// SPDX-License-Identifier: MIT
#include "performance/client/report_maker.h"

#include "performance/client/report_builder.h"
#include "performance/optimize/optimizer.h"
#include "performance/series/series_store.h"
#include "performance/system/collector.h"
#include "performance/ux/ux_tracker.h"

namespace performance {

MachineInfo ReportMaker::machine()
{
    const Locked lock(m_mutex);
    if (!m_machine)
        m_machine = describeMachine();
    return *m_machine;
}

PerformanceReport ReportMaker::make(const QString &name, const TimeRange &range, nanoseconds spacing)
{
    ReportSources sources;
    sources.name = name;
    sources.range = range;
    sources.recording = m_store.record(range, spacing);
    // The lists of days would fill the report: of a long one, so many spread over it.
    constexpr int MostLists = 7200;
    sources.processes = m_store.processesIn(range, range.length() / MostLists);
    if (m_collector)
        sources.notes = m_collector->status().missing;
    sources.machine = machine();
    PerformanceReport report = buildReport(std::move(sources));
    report.optimizations = m_optimizer.optimizations();
    for (const UxImprovement &improvement : m_tracker.improvements(now(), m_config.apdexTarget())) {
        if (!improvement.implemented && improvement.priority >= UxPriority::High)
            report.recommendations << Message::joined({improvement.name, improvement.evidence.value(0)},
                                                      QStringLiteral(". "));
    }
    return report;
}

} // namespace performance
