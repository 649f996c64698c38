// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>

namespace performance {

/// What the client does and keeps. A value: pass it in, take it out, compare it.
/// Thread-safety: a value; overlaidWithEnvironment() is a pure function.
struct PerformanceConfig {
    /// Whether profiling sessions may be started.
    bool enableProfiling = true;
    /// Time between two readings of the kernel's files: 100 ms to 60 s.
    std::chrono::milliseconds profileInterval{1000};
    bool enableOptimizations = true;
    /// Apply suggestions without asking. Off unless the user says otherwise.
    bool autoOptimize = false;
    /// How often in 24 hours that may be done: 0 to 24.
    int autoOptimizeBudget = 3;
    /// Whether the machine is observed at all.
    bool enableMetrics = true;
    /// How long full-resolution samples are kept: 1 minute to 1 year.
    std::chrono::seconds metricsRetention{86400};
    /// Where history and reports live. Empty: everything stays in memory.
    QString dataFolder;
    /// Share of one CPU that the collector may use before it slows itself down.
    double cpuBudget = 0.02;
    /// Bytes that the history may take on disk.
    qint64 historyLimit = qint64(1) << 30;

    /// Whether stacks are sampled all the time, at 19 Hz per CPU, and kept as long as samples: the whole machine's where that may
    /// be done, else those of the user's own busy processes. Off for a program that only records its own metrics.
    bool keepStacks = false;
    /// Programs that are never sampled so, by the name of their process.
    QStringList stacksExcluded;
    /// Share of the whole machine's CPU time that this may take before its rate is lowered: 0.0005 to 0.1.
    double stacksBudget = 0.005;

    /// The longest that an experiment measures before it switches a change off or on, half of it being the shortest; zero: as the
    /// program thinks best (8 s).
    std::chrono::seconds experimentSegment{0};

    static constexpr std::chrono::milliseconds MinInterval{100};
    static constexpr std::chrono::milliseconds MaxInterval{60000};
    static constexpr std::chrono::seconds MinRetention{60};
    static constexpr std::chrono::seconds MaxRetention{366 * 86400};

    /// Whether other programs may send metrics to loopback ports: OTLP/HTTP and StatsD. The socket in the runtime folder,
    /// which only the user's own programs reach, is there in any case where a history is written.
    bool ingest = false;
    int ingestPort = 4318;
    int statsdPort = 8125;
    /// Web pages that may send: "http://localhost:3000", scheme, host and port exactly.
    QStringList ingestOrigins;
    /// Where programs of this machine show metrics in Prometheus' text: "http://127.0.0.1:9100/metrics". Loopback only.
    QStringList scrapeTargets;
    /// Up to which time an operation satisfies its user (Apdex): 10 ms to a minute.
    std::chrono::milliseconds apdexTarget{500};

    PerformanceConfig withProfiling(bool enabled) const;
    PerformanceConfig withProfileInterval(std::chrono::milliseconds interval) const;
    PerformanceConfig withOptimizations(bool enabled) const;
    PerformanceConfig withAutoOptimize(bool enabled) const;
    PerformanceConfig withAutoOptimizeBudget(int acts) const;
    PerformanceConfig withMetrics(bool enabled) const;
    PerformanceConfig withMetricsRetention(std::chrono::seconds retention) const;
    PerformanceConfig withDataFolder(const QString &folder) const;
    PerformanceConfig withCpuBudget(double share) const;
    PerformanceConfig withHistoryLimit(qint64 bytes) const;
    PerformanceConfig withExperimentSegment(std::chrono::seconds length) const;
    PerformanceConfig withKeptStacks(bool enabled) const;
    PerformanceConfig withStacksExcluded(const QStringList &programs) const;
    PerformanceConfig withStacksBudget(double share) const;
    PerformanceConfig withIngest(bool enabled) const;
    /// 0: any free port.
    PerformanceConfig withIngestPorts(int http, int statsd) const;
    PerformanceConfig withIngestOrigins(const QStringList &origins) const;
    PerformanceConfig withScrapeTargets(const QStringList &targets) const;
    PerformanceConfig withApdexTarget(std::chrono::milliseconds target) const;

    /// Other, naming the field, where a value is outside its range.
    PerformanceResult<void> validated() const;

    bool operator==(const PerformanceConfig &) const = default;
};

/// A configuration overlaid with PERFORMANCE_ENABLED, PERFORMANCE_PROFILE_INTERVAL (milliseconds) and
/// PERFORMANCE_RETENTION (seconds). A nonsense value is named in a warning and leaves its setting as it was.
struct EnvironmentOverlay {
    PerformanceConfig config;
    QStringList warnings;
    /// The variables that override a setting, for the settings page.
    QStringList applied;
};
EnvironmentOverlay overlaidWithEnvironment(const PerformanceConfig &config, const QProcessEnvironment &environment);

} // namespace performance
