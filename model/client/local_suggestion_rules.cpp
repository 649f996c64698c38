// SPDX-License-Identifier: MIT
#include "performance/client/local_suggestion_rules.h"

#include "performance/optimize/optimizer.h"

namespace performance {

using Lane = Lanes::Lane;

Facet::Future<OptimizationStatus> LocalSuggestionRules::status()
{
    return m_lanes.run(Lane::Suggestion,
                       [this]() -> PerformanceResult<OptimizationStatus> { return m_optimizer.status(); });
}

Facet::Future<void> LocalSuggestionRules::dismiss(const QString &id, std::optional<Timestamp> until)
{
    return m_lanes.run(Lane::Suggestion, [this, id, until] { return m_optimizer.dismiss(id, until); });
}

Facet::Future<void> LocalSuggestionRules::setThresholds(const QString &rule, const std::vector<double> &values)
{
    return m_lanes.run(Lane::Suggestion, [this, rule, values] { return m_optimizer.setThresholds(rule, values); });
}

} // namespace performance
