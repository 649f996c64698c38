// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/doctor/profiling_facts.h"

namespace performance {

/// Fills in what the code of a program contains: names, debug information, unwind rules; in it or in its separate debug file.
/// May take tens of milliseconds for a very large program. `file`: one to open; `program.path` is where it is known to be.
/// Thread-safety: any thread; one at a time for each `program`.
void lookAtCode(ProfilingFacts::Program &program, const QString &file);

} // namespace performance
