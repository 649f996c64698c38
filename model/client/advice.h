// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// What could be better.
///
/// Units: a benefit is of its own metric's unit (PerformanceOptimization).
class Advice : public Facet {
    Q_OBJECT
public:
    /// Suggestions from what was recorded, those that are applied among them; the most worth first. Empty where they are switched off.
    virtual Future<std::vector<PerformanceOptimization>> suggestions() = 0;
    /// What nothing can be turned for, a sentence each.
    virtual Future<QStringList> recommendations() = 0;

Q_SIGNALS:
    /// There may be other suggestions, or one was applied, measured or taken back.
    void changed();

protected:
    using Facet::Facet;
};

} // namespace performance
