// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/stacks.h"
#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/waits/wait_sampler.h"
#include "performance/profile/watch/task_book.h"

#include <unordered_map>

namespace performance {

/// What is sampled in one epoch: a profile whose events are those of StackEvents, in that order, and what it is built with.
///
/// Thread-safety: one thread at a time.
class WatchEpoch {
public:
    enum Event : quint8 { Cpu, Lock, Blocked, Runnable };

    WatchEpoch(Timestamp start, double rate);

    ProfileBuilder &builder() { return m_builder; }
    SampleStacks &stacks() { return m_stacks; }
    /// What is known at `time`.
    Profile profile(Timestamp time) const;
    /// Nothing is added any more.
    void end(Timestamp time) { m_end = time; }

    /// A sample at `time`; one that lies before what is there already gets the time of that.
    void add(Timestamp time, Event event, qint32 thread, qint32 stack, qint64 weight);
    /// Who of these processes waits for a lock or for another program at `time`; each stands for `weight`.
    void addLocks(Timestamp time, nanoseconds weight, std::span<const qint32> processes,
                  const std::shared_ptr<ModuleRegistry> &modules);
    /// The row of a thread, with the names that the book has.
    qint32 threadOf(std::int32_t process, std::int32_t thread, TaskBook &book);
    /// The stack that the thread was last sampled with; -1 where it never was.
    qint32 lastStackOf(qint32 thread) const;
    /// When the next sample would come, as nanoseconds since the epoch's start.
    qint64 offsetOf(Timestamp time) const;

    /// Whether there are frames that nobody has named or tried to since this said so last.
    bool takeUnnamed();

private:
    ProfileBuilder m_builder;
    SampleStacks m_stacks{m_builder, true};
    std::optional<WaitSampler> m_waits;
    std::unordered_map<qint32, qint32> m_lastStacks; ///< by the thread's row
    qint64 m_lastTime = 0;
    std::optional<Timestamp> m_end;
    size_t m_tried = 0; ///< frames
};

} // namespace performance
