// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/core/metric.h"

namespace performance {

// Thread-safety: any thread; each call opens a socket of its own and waits for the answer.

/// Sends a metric to this user's running dashboard (or `serve`), through its socket in the runtime folder, and waits for its
/// answer. Unsupported where none runs, InvalidMetric where it refuses the metric.
PerformanceResult<void> sendToDashboard(const PerformanceMetric &metric);

/// The senders of that dashboard: how much it takes of each, and why it refuses the rest. Unsupported where none runs.
PerformanceResult<std::vector<IngestSource>> sourcesOfDashboard();

} // namespace performance
