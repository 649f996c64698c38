// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/lock_frames.h"
#include "performance/core/profile.h"

namespace performance {

// Thread-safety: pure functions.

/// Threads of one process that waited in one function for one holder.
struct LockWait {
    qint32 process = 0;
    QString processName;
    int threads = 0;         ///< distinct ones that waited
    QString function;        ///< of the program, in which they waited: the innermost that is not the lock's own
    QString holder;          ///< the name of the thread that held it; empty where it is not known
    qint32 holderThread = 0; ///< tid
    QString holderFunction;  ///< innermost function of the holder's stack, outside of the kernel where there is one
    double seconds = 0;      ///< of all these threads together

    bool operator==(const LockWait &) const = default;
};

/// By falling time.
std::vector<LockWait> lockWaits(const Profile &profile);

} // namespace performance
