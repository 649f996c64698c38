// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/stacks.h"

namespace performance {

class AnalyserProcess;
class SeriesStore;
class StacksHistory;
class StacksRecorder;

/// The stacks of this machine's history, and those of this moment.
/// Thread-safety: any thread; it has no state of its own, and everything that it reads has a lock.
class LocalStacks final : public Stacks {
public:
    LocalStacks(Lanes &lanes, StacksHistory &history, const StacksRecorder &recorder, const SeriesStore &store,
                AnalyserProcess &analyser)
        : m_lanes(lanes), m_history(history), m_recorder(recorder), m_store(store), m_analyser(analyser)
    {}

    Future<Profile> in(const TimeRange &range, const StacksFilter &filter) override;
    Future<std::vector<ProcessActivity>> activities(const TimeRange &range) override;
    Future<Profile> now(qint32 process) override;
    Future<StacksStatus> status() override;

    /// in(), on the calling thread, which must have time.
    PerformanceResult<Profile> stacksOf(const TimeRange &range, const StacksFilter &filter) const;

private:
    Lanes &m_lanes;
    StacksHistory &m_history;
    const StacksRecorder &m_recorder;
    const SeriesStore &m_store;
    AnalyserProcess &m_analyser;
};

} // namespace performance
