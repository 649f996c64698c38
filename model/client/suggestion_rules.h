// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// The rules that suggestions come from, and what the user wants to hear of them.
///
/// Units: a threshold is of its signal's unit, UCUM (OptimizationStatus::Threshold).
/// Errors: InvalidOptimization where there is no such rule or suggestion, or a threshold makes no sense.
class SuggestionRules : public Facet {
    Q_OBJECT
public:
    virtual Future<OptimizationStatus> status() = 0;
    /// Not to be suggested until then (Timestamp::max(): never again); nothing: it may be again. The id of a suggestion or a rule.
    virtual Future<void> dismiss(const QString &id, std::optional<Timestamp> until) = 0;
    /// From where on a rule speaks, one value for each of its thresholds; empty: as it is built in.
    virtual Future<void> setThresholds(const QString &rule, const std::vector<double> &values) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
