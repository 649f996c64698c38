// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"

namespace performance {

// Thread-safety: values and pure functions, any thread.

/// One figure of one visit to a page, with what it is attributed to.
struct UxVisit {
    Timestamp time;
    QString metric;   ///< "web_vitals_inp"
    double value = 0; ///< in ms, or of CLS without a unit
    QString program;
    QString route;
    QString release;
    /// The id of the visit: INP and CLS are sent again when they grow, and the last value of a visit counts.
    QString visit;
    /// The numbers and names of the vital's attribution (web-vitals): {"inputDelay": "3.0", "interactionTarget": "button"}.
    QMap<QString, QString> reasons;

    /// A number among the reasons, 0 where it is missing.
    double reason(const char *name) const { return reasons.value(QLatin1String(name)).toDouble(); }
};

/// Makes of a visit by a soft navigation one of its own figure; false where it has none.
bool keepSoftApart(UxVisit &visit, bool isSoft);

/// The visit that a recorded metric describes; nothing where the metric is none of toldVitals().
std::optional<UxVisit> visitOf(const PerformanceMetric &metric);

} // namespace performance
