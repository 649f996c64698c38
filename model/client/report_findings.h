// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/report.h"

namespace performance {

// Thread-safety: pure functions.

/// What the USE method says of the machine over the whole span of a report, by the means of its metrics: twelve findings.
std::vector<Finding> findingsOf(const PerformanceReport &report);

} // namespace performance
