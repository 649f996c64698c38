// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

namespace performance {

/// Why a client that does not observe cannot say what there is now: Unsupported, and where it is switched on.
/// Thread-safety: a pure function, any thread.
PerformanceError observingIsOff();

} // namespace performance
