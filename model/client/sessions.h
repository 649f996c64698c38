// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"
#include "performance/core/profiling_check.h"

namespace performance {

/// Profiling. A session records until it is stopped; its report is kept among the reports. There is one at a time.
///
/// Units: rates in samples per second, stacks in bytes, costs in nanoseconds of CPU time.
/// Errors: ProfilingAlreadyInProgress, NoProfilingInProgress; InvalidArgument names a field of the request that is out of
/// range; PermissionDenied and Unsupported where the kernel refuses, or it is switched off.
/// Thread-safety: any thread, as every Facet. changed() may be emitted by start() or stop(), before it returns.
class Sessions : public Facet {
    Q_OBJECT
public:
    virtual Future<void> start(const ProfilingRequest &request) = 0;
    virtual Future<PerformanceReport> stop() = 0;
    virtual Future<bool> isRunning() = 0;
    virtual Future<ProfilingState> state() = 0;
    /// What the running session has sampled so far, with names as far as they are known: a snapshot that costs little.
    /// Empty where the session records metrics only, or none runs.
    virtual Future<Profile> liveProfile() = 0;
    /// What of a target's profile will be there, what will be missing, and why.
    virtual Future<std::vector<ProfilingCheck>> check(const ProfilingTarget &target) = 0;

Q_SIGNALS:
    void changed(bool running);
    /// What is being profiled has ended by itself; stop() gives the report.
    void programEnded();

protected:
    using Facet::Facet;
};

} // namespace performance
