// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

class Symbolizer;

/// A recording of perf as a profile: stacks by the kernel's chains, or unwound by us where perf recorded registers and
/// stacks; named as far as the files are still the same builds, with lines and inlined functions.
/// Thread-safety: one thread, that of the symbolizer. It makes stacks on threads of its own, and returns when they are done.
PerformanceResult<Profile> importPerfData(const QString &path, Symbolizer &symbolizer);

} // namespace performance
