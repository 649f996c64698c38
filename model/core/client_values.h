// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/report.h"

#include <memory>

namespace performance {

/// What a profiling session records.
struct ProfilingRequest {
    QString name;
    /// How often a snapshot is taken; empty: as often as the client observes.
    std::optional<std::chrono::milliseconds> interval;
};

/// The session that is running.
struct ProfilingState {
    QString name;
    Timestamp startedAt;
    qint64 snapshots = 0;
};

/// What the client costs and what it cannot see, for the status bar and the settings.
struct ClientStatus {
    std::optional<double> cpuShare; ///< of one CPU, by this whole program over the last interval
    std::optional<qint64> memoryBytes;
    nanoseconds tickCost{0};
    std::chrono::milliseconds interval{0};
    bool slowedDown = false; ///< the interval is longer than wanted, to stay within the budget
    quint64 missedTicks = 0;
    quint64 droppedSamples = 0;
    int processCount = 0;
    QStringList missing; ///< what this machine does not tell and why, a sentence each
    HistoryInfo history;
};

/// Something that happened at a moment, drawn as a mark on charts.
struct TimelineEvent {
    enum class Kind { ProfilingStarted, ProfilingStopped, Gap, Change };
    Kind kind = Kind::Change;
    Timestamp time;
    QString text;

    bool operator==(const TimelineEvent &) const = default;
};

/// A change that was applied to the machine, as the journal knows it.
struct AppliedChange {
    QString id;
    QString name;
    Timestamp time;
    QString before;
    QString after;
    bool undone = false;
};

/// The exact writes that a suggestion would make.
struct OptimizationPlan {
    QString id;
    QStringList writes;
};

/// How a suggestion changed what it was to change.
struct ExperimentResult {
    QString id;
    QString verdict;
};

/// The processes of one moment.
struct ProcessList {
    Timestamp time;
    nanoseconds interval{0};
    std::shared_ptr<const std::vector<ProcessSample>> processes;
};

/// One series in two reports.
struct MetricDifference {
    enum class Verdict { Same, Better, Worse, Inconclusive, NotJudged };
    QString id;
    QString name;
    QString unit;
    double meanA = 0;
    double meanB = 0;
    /// Change of the mean relative to A, with its 95 % interval where both reports have enough samples. Empty where A
    /// is zero.
    std::optional<double> change;
    std::optional<double> low;
    std::optional<double> high;
    /// Whether more of it is worse. Of throughput, say, nobody can tell: it is shown, not judged.
    bool moreIsWorse = false;
    Verdict verdict = Verdict::NotJudged;

    bool operator==(const MetricDifference &) const = default;
};

struct ReportDiff {
    QString nameA;
    QString nameB;
    std::vector<MetricDifference> metrics;
    /// Why the two may not be comparable, a sentence each.
    QStringList warnings;
    /// The worst verdict of those that are judged.
    MetricDifference::Verdict verdict = MetricDifference::Verdict::Same;
};

} // namespace performance
