// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/finding.h"
#include "performance/core/optimization.h"
#include "performance/core/profile.h"
#include "performance/core/recording.h"
#include "performance/core/snapshot.h"

#include <QStringList>

namespace performance {

// Thread-safety: values.

/// What one series did over the span of a report. Values are as charts show them: a counter's are rates per second.
struct MetricSummary {
    QString id;
    QString name;
    MetricCategory category = MetricCategory::Custom;
    QString unit;
    qint64 count = 0;
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    double median = 0;
    double p95 = 0;
    double last = 0;

    bool operator==(const MetricSummary &) const = default;
};

struct MetricsSummary {
    qint64 sampleCount = 0;
    std::vector<MetricSummary> metrics;

    const MetricSummary *find(const QString &id) const;
    bool operator==(const MetricsSummary &) const = default;
};

/// The machine that a report was made on, so that a reader knows whether two can be compared.
struct MachineInfo {
    QString hostName;
    QString operatingSystem;
    QString kernel;
    QString cpuModel;
    std::optional<int> logicalCpus;
    std::optional<qint64> memoryBytes;

    bool operator==(const MachineInfo &) const = default;
};

/// A report is a value: what was measured in a span of time and what can be said of it.
struct PerformanceReport {
    QString id;
    QString name;
    Timestamp startedAt;
    nanoseconds duration{0};
    MachineInfo machine;
    /// One for each interval: CPU, memory and the top processes. The metrics of each are columns of `recording`;
    /// snapshot(i) puts them together.
    std::vector<PerformanceSnapshot> snapshots;
    Recording recording;
    MetricsSummary metricsSummary;
    /// What the means of the metrics say of the machine, by the USE method.
    std::vector<Finding> findings;
    std::vector<PerformanceOptimization> optimizations;
    Messages recommendations;
    /// What is missing and why, a sentence each.
    Messages notes;
    /// Where time went, in stacks; empty where only metrics were recorded.
    Profile profile;

    /// Snapshot `i` with its metrics filled in from the recording.
    PerformanceSnapshot snapshot(size_t i) const;

    /// A few lines for a terminal: what, when, how long, what stands out.
    QString displaySummary() const;

    bool operator==(const PerformanceReport &) const = default;
};

/// What a list of reports shows of each.
struct ReportInfo {
    QString id;
    QString name;
    Timestamp startedAt;
    nanoseconds duration{0};
    qint64 sampleCount = 0;
    qint64 bytes = 0;

    bool operator==(const ReportInfo &) const = default;
};

} // namespace performance
