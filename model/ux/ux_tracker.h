// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/ux_values.h"
#include "performance/ux/visit.h"

#include <functional>
#include <memory>

namespace performance {

class SeriesStore;

/// How applications feel to their users, what would improve it, and whether it did. Thread-safe.
class UxTracker {
public:
    enum class Mode { Memory, Write, Follow };
    struct Options {
        QString folder; ///< empty: in memory
        Mode mode = Mode::Memory;
        /// Something was implemented, or a verdict came: a mark on charts.
        std::function<void(Timestamp, const QString &)> marked;
        std::function<void(const QString &)> problem;
    };
    UxTracker(const SeriesStore &store, Options options);
    ~UxTracker();

    void add(UxVisit visit);
    /// A follower writes from now on; the caller holds the lock of the folder.
    void becomeWriter();

    UxOverview overview(const TimeRange &range, nanoseconds apdexTarget);
    /// Those that are open, the most pressing first; then those that were implemented, newest first. What is looked at is
    /// the last week of visits and the last hour of windows.
    std::vector<UxImprovement> improvements(Timestamp now, nanoseconds apdexTarget);
    /// Says that an improvement is made, from now on: what comes after is compared with what was. InvalidOptimization where
    /// there is no such one, or it was implemented.
    PerformanceResult<bool> implement(const QString &id, Timestamp now, nanoseconds apdexTarget);
    /// Takes that back.
    PerformanceResult<bool> reopen(const QString &id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
