// SPDX-License-Identifier: MIT
#include "performance/client/local_changes.h"

#include "performance/optimize/optimizer.h"

namespace performance {

using Lane = Lanes::Lane;

Facet::Future<std::vector<AppliedChange>> LocalChanges::list()
{
    return m_lanes.run(Lane::Suggestion, [this] { return m_optimizer.history(); });
}

Facet::Future<OptimizationPlan> LocalChanges::plan(const QString &id)
{
    return m_lanes.run(Lane::Suggestion, [this, id] { return m_optimizer.plan(id); });
}

Facet::Future<bool> LocalChanges::apply(const QString &id, bool measure)
{
    return m_lanes.run(Lane::Suggestion, [this, id, measure] { return m_optimizer.apply(id, measure && m_observes); });
}

Facet::Future<bool> LocalChanges::revert(const QString &id)
{
    return m_lanes.run(Lane::Suggestion, [this, id] { return m_optimizer.revert(id); });
}

Facet::Future<void> LocalChanges::resolveConflict(const QString &id, ConflictAnswer answer)
{
    return m_lanes.run(Lane::Suggestion, [this, id, answer] { return m_optimizer.resolveConflict(id, answer); });
}

Facet::Future<void> LocalChanges::keep(const QString &id)
{
    return m_lanes.run(Lane::Suggestion, [this, id] { return m_optimizer.keep(id); });
}

Facet::Future<void> LocalChanges::makePermanent(const QString &id)
{
    return m_lanes.run(Lane::Suggestion, [this, id] { return m_optimizer.makePermanent(id); });
}

} // namespace performance
