// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/profile.h"
#include "performance/core/query.h"
#include "performance/core/stacks.h"

namespace performance {

/// What the machine was doing at any moment of its history: stacks that are sampled all the time (PerformanceConfig::keepStacks).
///
/// Units: weights in nanoseconds. Ranges are half-open, [from, to).
/// Errors: Unsupported where no stacks were kept in a range, which says since when there are some; PermissionDenied where a
/// process may not be looked at; Other where it is gone.
/// Thread-safety: any thread, as every Facet.
class Stacks : public Facet {
    Q_OBJECT
public:
    /// The samples of a range, with the events of StackEvents. Its startedAt is the beginning of the range.
    virtual Future<Profile> in(const TimeRange &range, const StacksFilter &filter) = 0;
    /// What each process was mostly doing, by falling CPU time.
    virtual Future<std::vector<ProcessActivity>> activities(const TimeRange &range) = 0;
    /// The stack of each thread of a process at this moment. Nothing is started or stopped for it.
    virtual Future<Profile> now(qint32 process) = 0;
    virtual Future<StacksStatus> status() = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
