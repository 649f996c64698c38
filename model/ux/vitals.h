// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/ux_values.h"

#include <span>

namespace performance {

// Thread-safety: the tables are constants; any thread.

/// A figure that pages or windows send, and its limits.
struct UxVital {
    const char *metric;
    const char *name;
    const char *unit;
    double quantile;
    double good;
    double poor;
};

/// Those that come one by one, with what they are attributed to: Core Web Vitals and their company, at the 75th percentile
/// (limits: web.dev/articles/vitals and the constants of the web-vitals library), and hangs of windows. Those of soft
/// navigations are figures of their own, "…_soft": nothing is loaded then, so one percentile over both would say nothing of
/// either. Limits for loading do not rate them; those for interactions and shifts do.
std::span<const UxVital> toldVitals();

/// Those that windows measure all the time, as series. Limits: a response within 50 ms is felt as immediate and one over
/// 100 ms as a wait (RAIL, web.dev/articles/rail); of frames 99 % must fit the budget of a display of 60 Hz.
std::span<const UxVital> sampledVitals();

/// The metric without the suffix of soft navigations ("web_vitals_inp" of "web_vitals_inp_soft"); any other as it is.
QString hardMetricOf(const QString &metric);

/// By metric; null for none.
const UxVital *vitalOf(const QString &metric);

UxRating ratingOf(double value, const UxVital &vital);

} // namespace performance
