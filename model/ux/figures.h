// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"
#include "performance/ux/machine_state.h"
#include "performance/ux/visit.h"

#include <span>

namespace performance {

// Thread-safety: values and pure functions, any thread. A VisitGroup points to visits, which must not change while
// it is used.

/// The visits of one figure: one program, route and metric, in rising time.
struct VisitGroup {
    QString program;
    QString route;
    QString metric;
    std::vector<const UxVisit *> visits;
};

/// Groups what lies in the range; the groups by program, route and metric.
std::vector<VisitGroup> groupsOf(std::span<const UxVisit> visits, const TimeRange &range);

/// The figure of a group.
UxFigure figureOf(const VisitGroup &group, const MachineState &machine);

/// Values of at most `most` ranks, evenly, rising.
std::vector<double> thinned(std::vector<double> values, size_t most = 400);

} // namespace performance
