// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profiling_request.h"

#include <functional>

namespace performance {

/// What a session is called that the user gave no name: its command without folders, the processes that it is attached to
/// ("shop (1234)"; `nameOf` tells the name of a PID, or nothing), "Whole system". Empty where only metrics are recorded:
/// such a session is called after its start.
/// Thread-safety: any thread; `nameOf` is called on it.
QString sessionName(const ProfilingTarget &target, const std::function<QString(qint64)> &nameOf);

} // namespace performance
