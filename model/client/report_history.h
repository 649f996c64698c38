// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/history.h"

namespace performance {

/// The history of a report: what was recorded, and nothing after it.
/// Thread-safety: does not change after it was made; any thread.
class ReportHistory final : public History {
public:
    explicit ReportHistory(std::shared_ptr<const PerformanceReport> report) : m_report(std::move(report)) {}

    Future<PerformanceSnapshot> snapshot() override;
    Future<std::vector<PerformanceMetric>> latest() override;
    Future<PerformanceMetric> latestOf(const QString &id) override;
    Future<std::vector<SeriesInfo>> series() override;
    Future<SeriesData> query(const QString &key, const TimeRange &range, int maxPoints) override;
    Future<std::vector<SeriesData>> queryAll(const QStringList &keys, const TimeRange &range, int maxPoints) override;
    Future<std::vector<TimelineEvent>> events(const TimeRange &range) override;

private:
    const std::shared_ptr<const PerformanceReport> m_report; ///< answers that are still being worked out keep it
};

} // namespace performance
