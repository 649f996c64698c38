// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/explanations.h"
#include "performance/client/lanes.h"
#include "performance/core/machine_event.h"
#include "performance/core/optimization.h"
#include "performance/core/profile.h"
#include "performance/series/series_store.h"

#include <functional>

namespace performance {

/// Why a range of this machine's history was slow: model/explain, asked with what the store and the other services know.
/// Thread-safety: any thread; it has no state of its own. What it is given is called on its lane, and outlives it.
class LocalExplanations final : public Explanations {
public:
    /// Each may be empty: nothing of it is known then. They answer by waiting, and within milliseconds where they can.
    struct Knowledge {
        std::function<Profile(const TimeRange &)>
            stacks; ///< with the events of StackEvents; empty where none were kept
        std::function<std::vector<MachineEvent>(const TimeRange &)> events; ///< by rising time
        std::function<std::vector<PerformanceOptimization>()>
            suggestions; ///< those that stand; asked where there is a cause
    };
    LocalExplanations(Lanes &lanes, const SeriesStore &store, Knowledge knowledge)
        : m_lanes(lanes), m_store(store), m_knowledge(std::move(knowledge))
    {}

    Future<Explanation> why(const TimeRange &range) override;

private:
    PerformanceResult<Explanation> answer(const TimeRange &range) const;

    Lanes &m_lanes;
    const SeriesStore &m_store;
    const Knowledge m_knowledge;
};

} // namespace performance
