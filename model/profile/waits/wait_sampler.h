// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"
#include "performance/procfs/kernel_file.h"
#include "performance/profile/waits/thread_stacks.h"
#include "performance/profile/waits/wait_peer.h"

#include <map>
#include <span>

namespace performance {

/// Looks at threads once in a while, and puts those that wait for a lock whose holder is sure, or for another program by a pipe or
/// a socket, into a profile as StackEvents::Lock, with who it is they wait for (core/lock_frames.h): the holder's stack where it
/// sleeps; where it runs, where it was last sampled on a CPU in the second before, if the builder has that.
///
/// An idle worker waits for a condition, which has no owner, and is not sampled; nor is a lock of which nothing says who has it
/// (a futex of Rust's, of Go's, QMutex).
///
/// Bounded: MostThreads are looked at in a call, the others in the next ones; of those that wait MostStacks. A weight is multiplied
/// by how many threads one that was looked at stands for. Processes that may not be looked at are left out for a minute.
///
/// Thread-safety: one thread, that of the builder, which must outlive this.
class WaitSampler {
public:
    WaitSampler(ProfileBuilder &builder, std::shared_ptr<ModuleRegistry> modules);

    /// `timeNs`: of the samples, as ProfileBuilder::addSample() has it, not before those that are there. `weight`: what a call
    /// stands for, the time since the last one. `processes`: those that were busy in the last seconds. The builder has an event
    /// StackEvents::Lock.
    void sample(qint64 timeNs, nanoseconds weight, std::span<const qint32> processes);

    static constexpr size_t MostThreads = 128;
    static constexpr size_t MostStacks = 12;

private:
    struct Waiter {
        TaskId task;
        std::string syscall;
        LockState lock;        ///< one that isLock(), or
        std::int32_t peer = 0; ///< the process at the other end
    };
    void beginRound(std::span<const qint32> processes);
    std::optional<TaskId> nextTask();
    std::optional<Waiter> lookAt(const TaskId &task);
    qint32 stackOf(const Waiter &waiter);
    qint32 holderStack(const TaskId &holder);
    qint32 lastSampled(const TaskId &holder) const;

    ProfileBuilder &m_builder;
    ThreadStacks m_stacks;
    PeerFinder m_peers;
    std::vector<qint32> m_processes; ///< of this round, the next one last
    FileReader m_reader;
    UniqueFd m_tasks;                    ///< the folder of m_process' threads: a path from there is shorter
    std::vector<std::int32_t> m_threads; ///< of m_process, the next one last
    qint32 m_process = 0;
    size_t m_roundThreads = 0; ///< looked at in this round so far
    size_t m_lastRound = 0;    ///< looked at in the round before
    bool m_inRound = false;
    std::map<qint32, qint64> m_refused;  ///< process: until when (time of samples) it is left out
    std::map<qint32, qint64> m_mapsRead; ///< process: when what it has mapped was read
    /// Of this call: process, address and value of a futex, and whose it is.
    std::map<std::tuple<std::int32_t, std::uint64_t, std::uint64_t>, LockState> m_locks;
    std::map<std::int32_t, qint32> m_holders; ///< of this call: thread, its stack
    size_t m_turn = 0;
    qint64 m_now = 0;
};

} // namespace performance
