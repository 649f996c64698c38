// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// Whether what was applied helps: it is switched on and off, and both are compared. Changes::apply() begins one,
/// Changes::revert() ends it.
///
/// Units: those of the metric that is looked at.
/// Errors: InvalidOptimization where nothing is, or was, measured of this suggestion.
/// Thread-safety: any thread, as every Facet.
class Experiments : public Facet {
    Q_OBJECT
public:
    /// The progress of the experiment of a suggestion, or its result.
    virtual Future<ExperimentResult> result(const QString &id) = 0;
    /// Guards a running experiment with a metric of the user's choice; nothing: with the built-in guards alone.
    virtual Future<void> guard(const QString &id, const std::optional<ExperimentGuard> &guard) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
