// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/processes.h"

namespace performance {

/// The processes of a report: the most active ones of each of its moments.
/// Thread-safety: does not change after it was made; any thread.
class ReportProcesses final : public Processes {
public:
    explicit ReportProcesses(std::shared_ptr<const PerformanceReport> report) : m_report(std::move(report)) {}

    /// What the top processes did in the whole report.
    Future<ProcessList> list() override;
    /// Does nothing: the list is complete.
    void watch(bool watched) override;
    Future<ProcessList> at(Timestamp time) override;
    Future<ProcessList> in(const TimeRange &range) override;
    Future<std::vector<ProcessMoment>> historyOf(const ProcessIdentity &identity, const TimeRange &range) override;

private:
    const std::shared_ptr<const PerformanceReport> m_report; ///< answers that are still being worked out keep it
};

} // namespace performance
