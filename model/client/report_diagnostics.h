// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/diagnostics.h"

namespace performance {

/// What the machine did not tell when a report was made, and how much was recorded.
/// Thread-safety: does not change after it was made; any thread.
class ReportDiagnostics final : public Diagnostics {
public:
    explicit ReportDiagnostics(std::shared_ptr<const PerformanceReport> report) : m_report(std::move(report)) {}

    Future<ClientStatus> status() override;

private:
    const std::shared_ptr<const PerformanceReport> m_report;
};

} // namespace performance
