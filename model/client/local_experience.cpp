// SPDX-License-Identifier: MIT
#include "performance/client/local_experience.h"

namespace performance {

using Lane = Lanes::Lane;

Facet::Future<UxOverview> LocalExperience::overview(const TimeRange &range)
{
    return m_lanes.run(Lane::Question, [this, range]() -> PerformanceResult<UxOverview> {
        return m_tracker.overview(range, m_config.apdexTarget());
    });
}

Facet::Future<std::vector<UxImprovement>> LocalExperience::improvements()
{
    return m_lanes.run(Lane::Question, [this]() -> PerformanceResult<std::vector<UxImprovement>> {
        return m_tracker.improvements(now(), m_config.apdexTarget());
    });
}

Facet::Future<bool> LocalExperience::implement(const QString &id)
{
    return m_lanes.run(Lane::Question, [this, id]() -> PerformanceResult<bool> {
        auto done = m_tracker.implement(id, now(), m_config.apdexTarget());
        if (done)
            Q_EMIT changed();
        return done;
    });
}

Facet::Future<bool> LocalExperience::reopen(const QString &id)
{
    return m_lanes.run(Lane::Question, [this, id]() -> PerformanceResult<bool> {
        auto done = m_tracker.reopen(id);
        if (done)
            Q_EMIT changed();
        return done;
    });
}

void LocalExperience::add(UxVisit visit)
{
    m_tracker.add(std::move(visit));
    m_visited = true;
}

void LocalExperience::tick()
{
    if (m_visited.exchange(false))
        Q_EMIT changed();
}

} // namespace performance
