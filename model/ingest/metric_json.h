// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"
#include "performance/ingest/intake_result.h"

#include <vector>

namespace performance {

// Thread-safety: pure functions, but for `broken`, which is the caller's.

/// Our own form: {"id", "name", "category", "value", "unit", "timestamp", "metadata", "attributes"}, one, a list, or
/// {"metrics": […]}. Without a timestamp (RFC 3339, or milliseconds since 1970) it is of this moment. ParseError with the
/// place. Where `broken` is given, those of a list that are no metrics are counted there, and the others taken.
PerformanceResult<std::vector<PerformanceMetric>> metricsFromJson(const QByteArray &json, Timestamp now,
                                                                  IntakeResult *broken = nullptr);

/// One metric in that form.
QByteArray metricToJson(const PerformanceMetric &metric);

} // namespace performance
