// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/report.h"

namespace performance {

/// What the figures of a report suggest to look at, a sentence each with the figures it was drawn from; empty where
/// nothing stands out. Only advice: changes that can be applied are suggestions (PerformanceOptimization).
/// Thread-safety: a pure function, any thread.
Messages recommendationsFor(const PerformanceReport &report);

} // namespace performance
