// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

// Thread-safety: pure functions.

/// How a profile of the history tells who holds a lock: the stack of a wait (StackEvents::Lock) is that of the waiting thread,
/// then a frame of the module "[lock]", whose function is "held by NAME (TID)" or "held by nobody known", then the stack of the
/// thread that held it. A thread that waits for a pipe or a socket has a frame of the module "[peer]", "PROGRAM (PID) at the other end".
struct LockFrames {
    static constexpr QLatin1String Module{"[lock]"};
    static constexpr QLatin1String PeerModule{"[peer]"};
};

/// Threads of one process that waited in one function for one holder.
struct LockWait {
    qint32 process = 0;
    QString processName;
    int threads = 0;         ///< distinct ones that waited
    QString function;        ///< of the program, in which they waited: the innermost that is not the lock's own
    QString holder;          ///< the name of the thread that held it; empty where it is not known
    qint32 holderThread = 0; ///< tid
    QString holderFunction;  ///< innermost function of the holder's stack
    double seconds = 0;      ///< of all these threads together

    bool operator==(const LockWait &) const = default;
};

/// By falling time.
std::vector<LockWait> lockWaits(const Profile &profile);

} // namespace performance
