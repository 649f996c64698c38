// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/core/series_descriptor.h"
#include "performance/core/snapshot.h"
#include "performance/procfs/kernel_file.h"
#include "performance/system/self_losses.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace performance {

/// What one tick gives to whoever listens, on the collector's thread.
struct CollectedTick {
    SampleBatch batch;
    nanoseconds interval{0}; ///< since the tick before; zero for the first one
    std::vector<ProcessSample> topProcesses;
    /// Every process; only while somebody wants them.
    std::shared_ptr<const std::vector<ProcessSample>> allProcesses;
};

/// How the collector is doing.
struct CollectorStatus {
    /// What is waited between two ticks; longer than what was asked for where that would cost too much.
    std::chrono::milliseconds interval{0};
    nanoseconds tickCost{0};
    quint64 missedTicks = 0;
    size_t processCount = 0;
    bool slowedDown = false;
    /// What cannot be seen on this machine and why, a sentence each.
    Messages missing;
};

/// Reads everything that the kernel tells at every tick, on a thread of its own. Ticks fall on multiples of the
/// interval and do not drift. It stays within its budget of CPU by ticking more slowly when it must.
///
/// Thread-safety: start(), stop() and tickOnce() belong to its owner's thread; the other methods to any.
class Collector {
public:
    struct Options {
        std::chrono::milliseconds interval{1000};
        double cpuBudget = 0.02; ///< share of one CPU
        KernelRoot root;
    };
    using Listener = std::function<void(const CollectedTick &)>;
    /// What the program around it lost so far, to be shown among the collector's own figures. Called from its thread.
    using TellLosses = std::function<SelfLosses()>;

    Collector(const Options &options, SeriesRegistry &registry, Listener listener, TellLosses losses = {});
    /// Stops and joins.
    ~Collector();

    void start();
    void stop();
    void setInterval(std::chrono::milliseconds interval);
    void setCpuBudget(double share);
    void wantAllProcesses(bool wanted);
    CollectorStatus status() const;

    /// One tick on the calling thread, instead of start(): for a program that wants a single reading, and for tests.
    void tickOnce();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
