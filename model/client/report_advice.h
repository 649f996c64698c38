// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/advice.h"

namespace performance {

/// What was suggested when a report was made.
/// Thread-safety: does not change after it was made; any thread.
class ReportAdvice final : public Advice {
public:
    explicit ReportAdvice(std::shared_ptr<const PerformanceReport> report) : m_report(std::move(report)) {}

    Future<std::vector<PerformanceOptimization>> suggestions() override;
    Future<QStringList> recommendations() override;

private:
    const std::shared_ptr<const PerformanceReport> m_report;
};

} // namespace performance
