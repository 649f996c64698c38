// SPDX-License-Identifier: MIT
#include "performance/client/report_client.h"

#include "performance/core/translate.h"

#include "performance/client/report_advice.h"
#include "performance/client/report_diagnostics.h"
#include "performance/client/report_explanations.h"
#include "performance/client/report_history.h"
#include "performance/client/report_processes.h"

namespace performance {

TimeRange rangeOf(const PerformanceReport &report)
{
    return {report.startedAt, report.startedAt + std::max<nanoseconds>(report.duration, std::chrono::seconds(1))};
}

PerformanceError isOfThePast()
{
    return {PerformanceErrorCode::Unsupported, translate("ReportClient", "a report"),
            translate("ReportClient", "it is of the past"),
            translate("ReportClient", "Do this in the window of the running machine.")};
}

ReportClient::ReportClient(const PerformanceReport &report, QObject *parent)
    : PerformanceClient(parent)
    , m_report(std::make_shared<const PerformanceReport>(report))
    , m_history(std::make_unique<ReportHistory>(m_report))
    , m_processes(std::make_unique<ReportProcesses>(m_report))
    , m_advice(std::make_unique<ReportAdvice>(m_report))
    , m_diagnostics(std::make_unique<ReportDiagnostics>(m_report))
    , m_explanations(std::make_unique<ReportExplanations>(m_report))
{}

ReportClient::~ReportClient() = default;

TimeRange ReportClient::range() const
{
    return rangeOf(*m_report);
}
History *ReportClient::history()
{
    return m_history.get();
}
Processes *ReportClient::processes()
{
    return m_processes.get();
}
Advice *ReportClient::advice()
{
    return m_advice.get();
}
Diagnostics *ReportClient::diagnostics()
{
    return m_diagnostics.get();
}
Explanations *ReportClient::explanations()
{
    return m_explanations.get();
}
PerformanceError ReportClient::whyMissing() const
{
    return isOfThePast();
}

} // namespace performance
