// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/categories.h"
#include "performance/core/message.h"
#include "performance/core/timestamp.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values.

/// A suggestion drawn from this machine's data.
struct PerformanceOptimization {
    QString id;
    Message name;
    Message description;
    OptimizationCategory category = OptimizationCategory::Custom;
    OptimizationImpact impact = OptimizationImpact::Low;
    OptimizationEffort effort = OptimizationEffort::Low;
    bool applied = false;
    /// The numbers and the threshold that it was drawn from, a sentence each.
    Messages evidence;
    /// The rule that made it: "M4".
    QString rule;
    /// The literal change, and what was found about its effect; empty until there is one.
    Message change;
    Message verdict;

    bool operator==(const PerformanceOptimization &) const = default;
};

/// Something that would make an application feel faster to its users.
struct UxImprovement {
    QString id;
    Message name;
    Message description;
    UxCategory category = UxCategory::Performance;
    UxPriority priority = UxPriority::Low;
    UxImpact impact = UxImpact::Low;
    bool implemented = false;
    /// The figures that it was drawn from, a sentence each.
    Messages evidence;
    /// The rule that made it: "U6"; which program, route and figure it is about.
    QString rule;
    QString program;
    QString route;
    QString metric;

    /// Once it is implemented: whether users see a difference, from the visits before and after.
    enum class Proof { NotYet, Worked, DidNot };
    Proof proof = Proof::NotYet;
    Message verdict;      ///< a sentence
    int visitsNeeded = 0; ///< before there can be a verdict
    std::optional<Timestamp> implementedAt;
    std::vector<double> before; ///< what was measured, in `unit`
    std::vector<double> after;
    QString unit;

    bool operator==(const UxImprovement &) const = default;
};

} // namespace performance
