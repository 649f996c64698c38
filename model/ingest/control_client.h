// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"

namespace performance {

/// Hands a metric to the dashboard (or `serve`) of this user that runs, through its socket in the runtime folder, and
/// waits for its answer. Unsupported where none runs, InvalidMetric where it refuses the metric.
PerformanceResult<void> sendToDashboard(const PerformanceMetric &metric);

} // namespace performance
