// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/resolution.h"

#include <functional>
#include <memory>

namespace performance {

class AnalyserProcess;
class CodeModule;

/// Asks the analyser for the names of a profile's frames: of those that have none yet, or with `withLines` of all again,
/// with lines and inlined functions. `found` is called for each module. Where a module's file breaks the analyser, its
/// frames get the reason for a name.
/// Thread-safety: any thread; it blocks, and calls `found` on the same one.
void resolveFrames(const Profile &profile, const std::vector<std::shared_ptr<const CodeModule>> &modules,
                   AnalyserProcess &analyser, bool withLines,
                   const std::function<void(const std::vector<Resolution> &)> &found);

/// Where a JIT compiler leaves the names of what it made: perf-PID.map in the process' own /tmp. Empty where somebody else left it
/// there: believed are root and the process's own user.
QString jitMapOf(qint32 process);

} // namespace performance
