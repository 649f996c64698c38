// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/performance_client.h"

namespace performance {

class ReportAdvice;
class ReportDiagnostics;
class ReportExplanations;
class ReportHistory;
class ReportProcesses;

/// A report as a client: the same questions as of a live one, answered from what was recorded, so that the same views show
/// both. It lacks the facets that only a running machine has.
/// Thread-safety: does not change after it was made; any thread.
class ReportClient final : public PerformanceClient {
    Q_OBJECT
public:
    explicit ReportClient(const PerformanceReport &report, QObject *parent = nullptr);
    ~ReportClient() override;

    const PerformanceReport &recorded() const { return *m_report; }
    TimeRange range() const;

    History *history() override;
    Processes *processes() override;
    Advice *advice() override;
    Diagnostics *diagnostics() override;
    Explanations *explanations() override;
    PerformanceError whyMissing() const override;

private:
    const std::shared_ptr<const PerformanceReport> m_report;
    const std::unique_ptr<ReportHistory> m_history;
    const std::unique_ptr<ReportProcesses> m_processes;
    const std::unique_ptr<ReportAdvice> m_advice;
    const std::unique_ptr<ReportDiagnostics> m_diagnostics;
    const std::unique_ptr<ReportExplanations> m_explanations;
};

/// From the beginning of a report to its end, a second at least: something can be drawn of it.
TimeRange rangeOf(const PerformanceReport &report);

/// Why a report cannot be asked for what only a running machine has: Unsupported.
PerformanceError isOfThePast();

/// What a chart of `columns` columns shows of a recorded series in a range: one value for each moment, or the minimum,
/// the maximum and the mean of each column where there are more moments than columns.
SeriesData seriesDataOf(const Recording &recording, const QString &key, const TimeRange &range, int columns);

} // namespace performance
