// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/report.h"
#include "performance/judgement/machine_parts.h"

namespace performance {

// Thread-safety: pure functions.

/// The disk and the network of a report that matter, as the overview chooses them, and its filesystems.
MachineParts partsOf(const PerformanceReport &report);

/// What the USE method says of the machine over the whole span of a report, by the means of its metrics: twelve findings.
std::vector<Finding> findingsOf(const PerformanceReport &report);

} // namespace performance
