// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"

#include <optional>
#include <string>
#include <vector>

namespace performance {

// Who waits for whom, from one thread on. Thread-safety: values and pure functions.

/// A thread, and what it does or waits for.
struct WaitLink {
    enum class What : quint8 {
        Lock,        ///< a lock that the next one holds; of the last one: that nobody known holds
        Thread,      ///< for the next one to end
        Child,       ///< for its child, the next one, to end
        Pipe,        ///< for the next one, at the other end of a pipe
        UnixSocket,  ///< … of a Unix socket
        Connection,  ///< … of a connection within this machine
        Storage,     ///< for a device or a file: `object`
        Condition,   ///< a condition, a semaphore, or a lock that tells no holder
        Other,       ///< anything else: `reason`
        CanRun,      ///< it runs or could
        ManyThreads, ///< a process that somebody waits for, of which it is not known which thread will do it
        Ended,       ///< it is gone, or may not be looked at
    };
    qint32 process = 0; ///< pid
    qint32 thread = 0;  ///< tid; 0 where only the process is known
    std::string processName;
    std::string threadName;
    What what = What::Other;
    quint64 address = 0; ///< of a lock
    std::string call;    ///< the system call, "fdatasync"
    std::string object;  ///< what it works on: "/var/lib/db/log on vda1", "pipe:[4711]"
    int others = 0;      ///< more processes that are at the other end of a pipe or a socket, which are not followed
    Message reason;      ///< of Other, in words

    bool operator==(const WaitLink &) const = default;
};

/// From a thread to what stops it in the end. Each link waits for the next one; the last one for nobody, or, in a circle, for the
/// link `circle`.
struct WaitChain {
    std::vector<WaitLink> links;
    std::optional<size_t> circle;

    /// Whether the circle is of locks and threads alone: none of them can ever go on.
    bool isDeadlock() const;
    bool operator==(const WaitChain &) const = default;
};

/// "server (1234) waits for a lock that audit (1240) holds". `next`: whom it waits for; nullptr where nobody is known.
Message textOf(const WaitLink &link, const WaitLink *next);
/// A sentence for each link; of a circle one more that says so.
Messages textOf(const WaitChain &chain);

} // namespace performance
