// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/suggestion_rules.h"

namespace performance {

class Optimizer;

/// The built-in rules and those of plugins, as they speak on this machine.
class LocalSuggestionRules final : public SuggestionRules {
public:
    LocalSuggestionRules(Lanes &lanes, Optimizer &optimizer) : m_lanes(lanes), m_optimizer(optimizer) {}

    Future<OptimizationStatus> status() override;
    Future<void> dismiss(const QString &id, std::optional<Timestamp> until) override;
    Future<void> setThresholds(const QString &rule, const std::vector<double> &values) override;

private:
    Lanes &m_lanes;
    Optimizer &m_optimizer;
};

} // namespace performance
