// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// The rules that suggestions come from, their thresholds, and which are dismissed.
///
/// Units: a threshold is of its signal's unit, UCUM (OptimizationStatus::Threshold).
/// Errors: InvalidOptimization where there is no such rule or suggestion, or a threshold makes no sense.
/// Thread-safety: any thread, as every Facet.
class SuggestionRules : public Facet {
    Q_OBJECT
public:
    virtual Future<OptimizationStatus> status() = 0;
    /// Suppresses a suggestion, or all of a rule, until that time (Timestamp::max(): for ever); nothing: no more. `id`: of a
    /// suggestion or a rule.
    virtual Future<void> dismiss(const QString &id, std::optional<Timestamp> until) = 0;
    /// Sets the thresholds of a rule, one value for each; empty: those that are built in.
    virtual Future<void> setThresholds(const QString &rule, const std::vector<double> &values) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
