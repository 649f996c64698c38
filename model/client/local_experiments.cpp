// SPDX-License-Identifier: MIT
#include "performance/client/local_experiments.h"

#include "performance/optimize/optimizer.h"

namespace performance {

Facet::Future<ExperimentResult> LocalExperiments::result(const QString &id)
{
    return m_lanes.run(Lanes::Lane::Suggestion, [this, id] { return m_optimizer.experiment(id); });
}

Facet::Future<void> LocalExperiments::guard(const QString &id, const std::optional<ExperimentGuard> &guard)
{
    return m_lanes.run(Lanes::Lane::Suggestion, [this, id, guard] { return m_optimizer.guardExperiment(id, guard); });
}

} // namespace performance
