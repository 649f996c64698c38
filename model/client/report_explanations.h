// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/explanations.h"
#include "performance/core/report.h"

namespace performance {

/// Why a report's time was slow, or a part of it: by what is in the report, and compared with what is in it before that part.
/// Thread-safety: does not change after it was made; any thread.
class ReportExplanations final : public Explanations {
public:
    explicit ReportExplanations(std::shared_ptr<const PerformanceReport> report) : m_report(std::move(report)) {}

    Future<Explanation> why(const TimeRange &range) override;

private:
    const std::shared_ptr<const PerformanceReport> m_report; ///< answers that are still being worked out keep it
};

} // namespace performance
