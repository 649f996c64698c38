// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/profile/profile_builder.h"

#include <chrono>
#include <memory>

namespace performance {

class AnalyserProcess;
class ModuleRegistry;

/// The stacks of a moment, and what their frames are named by.
struct StackNow {
    std::unique_ptr<ProfileBuilder> builder; ///< never null
    std::shared_ptr<ModuleRegistry> modules; ///< of which the builder has those that it needs

    /// Asks for the names of all frames (resolveFrames()), with `withLines` also for lines and inlined functions, and gives
    /// the profile. Blocks.
    Profile named(AnalyserProcess &analyser, bool withLines = true);
};

/// The event of StackNow's profile for threads that sleep for anything but a lock of their program or storage; it stands behind
/// those of StackEvents.
inline constexpr QLatin1String WaitingEvent{"waiting"};

/// The stack of each thread of a process at this moment; nothing is started or stopped for it. A sample of weight 1 for each
/// thread, its event by what the thread does: those of StackEvents, then WaitingEvent. Threads that sleep are read as /proc has
/// them; those that run by one sample of the kernel's within `patience`; a thread that could run and did not get to is Runnable
/// and without a stack. Who waits for a lock whose holder is known has the holder's stack behind its own (core/lock_frames.h).
///
/// What could not be seen is said in the profile's notes: threads beyond MostThreadsNow, running ones that may not be
/// sampled, waits whose place is not told to this user (kernel.yama.ptrace_scope).
///
/// Errors: PermissionDenied, with what to do, where the process may not be looked at; Other where it is gone.
/// Thread-safety: any thread; it blocks for `patience` and some 0.1 ms for each thread.
PerformanceResult<StackNow> stackNow(qint32 process, std::shared_ptr<ModuleRegistry> modules,
                                     std::chrono::milliseconds patience = std::chrono::milliseconds(50));

inline constexpr size_t MostThreadsNow = 4096;

/// Why a process cannot be looked at at all, as stackNow() says it.
PerformanceResult<void> mayLookAt(qint32 process);

} // namespace performance
