// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/suggestion_rules.h"

namespace performance {

class Optimizer;

/// The built-in rules and those of plugins, with their state on this machine.
/// Thread-safety: any thread; the lanes do the work, and the optimizer has a lock.
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
