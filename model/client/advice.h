// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// What could be better.
///
/// Units: a benefit is of its own metric's unit (PerformanceOptimization).
/// Thread-safety: any thread, as every Facet. changed() is emitted on the thread of the client object.
class Advice : public Facet {
    Q_OBJECT
public:
    /// Suggestions from what was recorded, also those that are applied; those with the largest benefit first. Empty where they
    /// are switched off.
    virtual Future<std::vector<PerformanceOptimization>> suggestions() = 0;
    /// Advice without a change that can be applied, a sentence each.
    virtual Future<QStringList> recommendations() = 0;

Q_SIGNALS:
    /// There may be other suggestions, or one was applied, measured or taken back.
    void changed();

protected:
    using Facet::Facet;
};

} // namespace performance
