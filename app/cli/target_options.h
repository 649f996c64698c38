// SPDX-License-Identifier: MIT
#pragma once

#include "arguments.h"

#include <performance/core/profiling_request.h>

namespace wai::cli {

/// --pid, --system and -- COMMAND. To be called before parse().
void addTargetOptions(Arguments &args);
/// What they name; MetricsOnly where they name nothing. Gives the exit code where the usage is wrong.
std::optional<int> readTarget(const Arguments &args, performance::ProfilingTarget &target);

} // namespace wai::cli
