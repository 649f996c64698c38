// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/process_details.h"
#include "performance/procfs/kernel_file.h"

namespace performance {

// Thread-safety: any thread; nothing is kept between calls.

/// Reads everything about one process: threads, files, sockets, mappings, environment, limits, and what it waits for.
/// For somebody who looks at a single process, not for every tick: it opens a file for each thread and descriptor.
PerformanceResult<ProcessDetails> inspectProcess(const ProcessIdentity &identity,
                                                 const KernelRoot &root = KernelRoot());

/// Sends a signal through a pidfd, so that it can never reach another process that got the same pid. PermissionDenied
/// and Other (it has ended) say what to do.
PerformanceResult<void> signalProcess(const ProcessIdentity &identity, ProcessSignal signal);

} // namespace performance
