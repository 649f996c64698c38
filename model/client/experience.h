// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/ux_values.h"

namespace performance {

/// How applications feel to their users.
///
/// Units: those of each figure (UxFigure): milliseconds, or 1 of a score.
/// Errors: InvalidOptimization where there is no improvement of this id, or it is not in that state.
/// Thread-safety: any thread, as every Facet. changed() is emitted on the client's threads.
class Experience : public Facet {
    Q_OBJECT
public:
    /// In a range: Web Vitals of each page, event loops and frames of windows, Apdex of operations against the configured
    /// target.
    virtual Future<UxOverview> overview(const TimeRange &range) = 0;
    /// What would make them feel faster, computed from the last week; then what was implemented, and whether it worked.
    virtual Future<std::vector<UxImprovement>> improvements() = 0;
    /// Marks an improvement as implemented: from now on its proof runs, against the visits before. The user changes the
    /// program.
    virtual Future<bool> implement(const QString &id) = 0;
    /// Takes the mark of implement() back.
    virtual Future<bool> reopen(const QString &id) = 0;

Q_SIGNALS:
    /// Visits came, or an improvement was marked; at most once a tick.
    void changed();

protected:
    using Facet::Facet;
};

} // namespace performance
