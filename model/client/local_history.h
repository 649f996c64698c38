// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/first_ticks.h"
#include "performance/client/history.h"
#include "performance/client/last_recorded.h"
#include "performance/client/timeline.h"
#include "performance/series/series_store.h"

namespace performance {

/// The history of this machine: the store, what was recorded since its last tick, and what happened.
/// Thread-safety: any thread; it has no state of its own, and everything that it reads has a lock.
class LocalHistory final : public History {
public:
    /// `observes`: else snapshot() and latest() fail, and latestOf() knows only what programs recorded.
    LocalHistory(Lanes &lanes, FirstTicks &ticks, const SeriesStore &store, const LastRecorded &last,
                 const Timeline &timeline, bool observes)
        : m_lanes(lanes), m_ticks(ticks), m_store(store), m_last(last), m_timeline(timeline), m_observes(observes)
    {}

    Future<PerformanceSnapshot> snapshot() override;
    Future<std::vector<PerformanceMetric>> latest() override;
    Future<PerformanceMetric> latestOf(const QString &id) override;
    Future<std::vector<SeriesInfo>> series() override;
    Future<SeriesData> query(const QString &key, const TimeRange &range, int maxPoints) override;
    Future<std::vector<SeriesData>> queryAll(const QStringList &keys, const TimeRange &range, int maxPoints) override;
    Future<std::vector<TimelineEvent>> events(const TimeRange &range) override;

private:
    PerformanceSnapshot makeSnapshot() const;
    std::vector<PerformanceMetric> makeMetrics() const;

    Lanes &m_lanes;
    FirstTicks &m_ticks;
    const SeriesStore &m_store;
    const LastRecorded &m_last;
    const Timeline &m_timeline;
    const bool m_observes;
};

} // namespace performance
