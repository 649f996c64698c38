// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/lock_waits.h"
#include "performance/explain/code_class.h"

#include <QHash>

#include <array>
#include <vector>

namespace performance {

/// What a process was doing, by its sampled stacks. Times in seconds.
struct ProcessDoing {
    qint32 process = 0;
    QString name;
    double cpu = 0;
    qint64 cpuSamples = 0;
    double waited = 0;                           ///< of all threads: for locks, peers, storage
    double blocked = 0;                          ///< of that in uninterruptible sleep
    std::array<double, CodeClassCount> cpuIn{};  ///< on a CPU with code of that class on the stack
    std::array<double, CodeClassCount> waitIn{}; ///< the same, waiting
    QString function;         ///< in which most of its CPU time went: the innermost outside of the kernel
    double functionShare = 0; ///< of its CPU time
    double kernelShare = 0;   ///< of its CPU time in the kernel

    double cpuShare(CodeClass one) const { return cpu > 0 ? cpuIn[size_t(one)] / cpu : 0; }
};

/// Threads of a process that waited for a process at the other end of a pipe or a socket.
struct PeerWait {
    qint32 process = 0;
    QString name;
    qint32 peer = 0;
    QString peerName;
    double seconds = 0; ///< of all its threads together
};

/// What the stacks of a range say. Thread-safety: a value; does not change after it was made.
class StackFacts {
public:
    explicit StackFacts(const Profile &profile);

    bool empty() const { return m_doings.empty(); }
    const ProcessDoing *of(qint32 process) const;
    /// By falling CPU.
    const std::vector<ProcessDoing> &all() const { return m_doings; }
    const std::vector<LockWait> &locks() const { return m_locks; }
    const std::vector<PeerWait> &peers() const { return m_peers; }
    /// The share of the waits for locks of a process in which the holder waited for storage.
    double heldOverStorage(qint32 process) const;
    const Profile &profile() const { return m_profile; }

private:
    class Reading;
    void read();

    Profile m_profile;
    std::vector<ProcessDoing> m_doings;
    QHash<qint32, size_t> m_index;
    std::vector<LockWait> m_locks;
    std::vector<PeerWait> m_peers;
    QHash<qint32, std::pair<double, double>> m_held; ///< by process: seconds of waits for locks, and those over storage
};

} // namespace performance
