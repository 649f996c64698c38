// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/report.h"
#include "performance/procfs/kernel_file.h"

namespace performance {

/// What this machine is, for reports.
/// Thread-safety: any thread; nothing is kept between calls.
MachineInfo describeMachine(const KernelRoot &root = KernelRoot());

} // namespace performance
