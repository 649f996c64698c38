// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/report.h"
#include "performance/series/process_epoch.h"
#include "performance/series/series_store.h"

namespace performance {

// Thread-safety: pure functions, any thread.

/// CPU and memory of a moment out of the last values of series, by key.
CpuUsage cpuUsageFrom(const std::function<std::optional<double>(const QString &key)> &shown);
MemoryUsage memoryUsageFrom(const std::function<std::optional<double>(const QString &key)> &shown);

/// What a report is made of.
struct ReportSources {
    QString name;
    TimeRange range;
    Recording recording;
    std::vector<std::shared_ptr<const ProcessTick>> processes;
    MachineInfo machine;
    Messages notes;
};

/// Puts a report together: snapshots, summary and recommendations, all from what was recorded.
PerformanceReport buildReport(ReportSources sources);

} // namespace performance
