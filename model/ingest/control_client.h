// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/metric.h"

namespace performance {

/// Hands a metric to the dashboard (or `serve`) of this user that runs, through its socket in the runtime folder, and
/// waits for its answer. Unsupported where none runs, InvalidMetric where it refuses the metric.
PerformanceResult<void> sendToDashboard(const PerformanceMetric &metric);

/// Who sends to it, how much of that it takes, and why it does not take the rest. Unsupported where none runs.
PerformanceResult<std::vector<IngestSource>> sourcesOfDashboard();

} // namespace performance
