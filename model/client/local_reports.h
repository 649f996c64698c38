// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/first_ticks.h"
#include "performance/client/report_library.h"
#include "performance/client/report_maker.h"
#include "performance/client/reports.h"

namespace performance {

class StacksHistory;

/// The reports of this user: those of the library, and new ones of the history.
/// Thread-safety: any thread; the lanes do the work, and the library has a lock.
class LocalReports final : public Reports {
public:
    /// `tell` gets sentences for the user, on a lane.
    LocalReports(Lanes &lanes, FirstTicks &ticks, ReportLibrary &library, ReportMaker &maker,
                 const StacksHistory &stacks, std::function<void(const QString &)> tell)
        : m_lanes(lanes), m_ticks(ticks), m_library(library), m_maker(maker), m_stacks(stacks), m_tell(std::move(tell))
    {}

    Future<PerformanceReport> generate(const QString &name, nanoseconds duration) override;
    Future<PerformanceReport> report(const QString &id) override;
    Future<std::vector<ReportInfo>> list() override;
    Future<void> rename(const QString &id, const QString &name) override;
    Future<void> remove(const QString &id) override;
    using Reports::importFile;
    Future<PerformanceReport> importFile(const QString &path, std::stop_token stop) override;
    Future<ReportDiff> diff(const QString &idA, const QString &idB) override;

    /// Puts a report into the library, at once, and emits changed().
    PerformanceResult<void> keep(const PerformanceReport &report);

private:
    Lanes &m_lanes;
    FirstTicks &m_ticks;
    ReportLibrary &m_library;
    ReportMaker &m_maker;
    const StacksHistory &m_stacks;
    const std::function<void(const QString &)> m_tell;
};

} // namespace performance
