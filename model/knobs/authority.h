// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/knob.h"

namespace performance::knobs {

/// What this program may do to a knob; determined from the system, not assumed.
struct Authority {
    bool canApply = false;
    /// Whether it may also write the old value back: an unprivileged nice, say, cannot be taken back.
    bool canUndo = false;
    /// Why not, where one of them is false; empty where both are true.
    std::string reason;
};

/// Looks at permissions, owners, resource limits and capabilities as the kernel would; turns nothing. `before` is the
/// present value. Sources: setpriority(2), sched_setscheduler(2) and can_nice() of kernel/sched/syscalls.c, ioprio_set(2),
/// prlimit(2), proc_oom_score_adj(5).
/// Thread-safety: any thread; it asks the kernel anew.
Authority authorityOver(const Target &target, const std::string &before, const std::string &after,
                        const std::string &root = {});

} // namespace performance::knobs
