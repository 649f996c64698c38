// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"

namespace performance {

/// Compares the series that two reports share. A series of which more is worse (utilisation, pressure, waiting, faults,
/// latencies) is judged: worse where the whole 95 % interval of its change lies above `threshold`, better where it lies
/// below −threshold, the same where it lies between the two, inconclusive otherwise. Changes too small to matter in
/// absolute terms (a tenth of a percent of CPU) count as the same. Profiles are compared by diffProfiles(); their time decides
/// before any metric.
/// Thread-safety: a pure function, any thread.
ReportDiff diffReports(const PerformanceReport &a, const PerformanceReport &b, double threshold = 0.05);

} // namespace performance
