// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values.

/// Memory in bytes. What the machine does not tell is empty, which is not zero.
struct MemoryUsage {
    std::optional<qint64> total;
    std::optional<qint64> available;
    std::optional<qint64> used; ///< total − available
    std::optional<qint64> buffers;
    std::optional<qint64> cached;
    std::optional<qint64> swapTotal;
    std::optional<qint64> swapUsed;

    bool operator==(const MemoryUsage &) const = default;
};

/// Shares of time are 0 to 1, of all CPUs together. Empty until two readings allow a rate.
struct CpuUsage {
    std::optional<double> total;
    std::optional<double> user;
    std::optional<double> system;
    std::optional<double> ioWait;
    std::optional<double> steal;
    std::vector<double> perCore;
    std::optional<double> load1;
    std::optional<int> logicalCpus;

    bool operator==(const CpuUsage &) const = default;
};

/// A process is its pid and its start time: pids come back, pairs do not.
struct ProcessIdentity {
    qint32 pid = 0;
    quint64 startTime = 0; ///< clock ticks since boot, /proc/PID/stat field 22
    auto operator<=>(const ProcessIdentity &) const = default;
};

/// One process in one interval. Empty fields could not be read (another user's process, say).
struct ProcessSample {
    ProcessIdentity identity;
    qint32 parent = 0;
    QString name;
    QString user;
    QString unit;    ///< systemd unit, scope or container; empty where there is none
    QString command; ///< its command line; only in the list of all processes, never stored
    char state = '?';
    int threads = 0;
    /// CPUs used: 1.0 is one CPU fully. With what children used that it waited for and that ended too soon to be listed.
    std::optional<double> cpu;
    std::optional<double> runDelay; ///< seconds per second spent runnable but not running
    qint64 residentBytes = 0;
    std::optional<double> readRate; ///< bytes per second from storage
    std::optional<double> writeRate;
    std::optional<double> majorFaults; ///< per second
    double cpuSeconds = 0; ///< CPU time since the process started, with that of such children since it is followed

    bool operator==(const ProcessSample &) const = default;
};

/// What the machine did at one moment.
struct PerformanceSnapshot {
    QString id;
    Timestamp timestamp;
    std::vector<PerformanceMetric> metrics;
    MemoryUsage memoryUsage;
    CpuUsage cpuUsage;
    /// The processes that used most of the machine in the interval before `timestamp`.
    std::vector<ProcessSample> processes;

    size_t metricCount() const { return metrics.size(); }
    /// "CPU 12 %, memory 3.1 of 23.5 GiB, 241 metrics", for a terminal or a log.
    QString displaySummary() const;

    bool operator==(const PerformanceSnapshot &) const = default;
};

} // namespace performance
