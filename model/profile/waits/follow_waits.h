// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/wait_chain.h"
#include "performance/profile/capture/process_family.h"
#include "performance/profile/waits/wait_peer.h"

namespace performance {

/// Follows who waits for whom at this moment: locks to their holders (lock_holder.h), pipes, Unix sockets and connections within
/// the machine to the process at the other end (wait_peer.h), wait4(2) and waitid(2) to the child, calls on files to their
/// device. It goes on from a process only where it has one thread, since of several nobody knows which one is meant.
///
/// A chain is what was seen from one look to the next, no moment: where it matters, look again.
///
/// Thread-safety: one thread at a time.
class WaitFollower {
public:
    /// From one thread on; at least one link.
    WaitChain from(const TaskId &task);
    /// The chains of a process' threads that lead to another thread or to storage, the longest first, none a part of another. An
    /// error as stackNow() has it where the process may not be looked at or is gone.
    PerformanceResult<std::vector<WaitChain>> ofProcess(qint32 process);

    static constexpr size_t MostLinks = 32;

private:
    struct Step {
        WaitLink link;
        TaskId next; ///< process 0: nobody; thread 0: whichever of that process
    };
    Step stepOf(const TaskId &task);
    void followLock(const TaskId &task, const BlockedCall &call, Step &step);
    void followPeer(const TaskId &task, const AwaitedDescriptor &awaited, Step &step);

    PeerFinder m_peers;
};

/// The device that a file lies on, "vda1", by its number (/sys/dev/block); empty where it lies on none.
std::string deviceOf(quint64 deviceNumber);

} // namespace performance
