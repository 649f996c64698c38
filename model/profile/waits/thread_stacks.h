// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/sleeping_stack.h"

namespace performance {

/// Stacks of single threads at this moment, put into a builder that others may fill as well: threads by name, marks between
/// the stacks of who waits and of whom it waits for (core/lock_frames.h).
///
/// What a process has mapped is read once, and anew after forget(); no record tells of what it maps later.
///
/// Thread-safety: one thread, that of the builder.
class ThreadStacks {
public:
    /// `stackBytes`: the most of a stack that is copied.
    ThreadStacks(ProfileBuilder &builder, std::shared_ptr<ModuleRegistry> modules, size_t stackBytes);

    /// The row of a thread, with the names that it and its process have now.
    qint32 threadOf(const TaskId &task);
    /// -1 where it does not sleep, woke up while it was looked at, or has ended.
    qint32 sleeping(const TaskId &task);
    qint32 sleeping(const TaskId &task, const SleepingThread &thread);
    qint32 sampled(const PerfSample &sample, bool inKernel);

    /// `stack`, as if its outermost frame had been called by `base`.
    qint32 append(qint32 base, qint32 stack);
    /// A frame that is no code: of module LockFrames::Module or PeerModule.
    qint32 mark(qint32 base, QLatin1String module, const QString &text);

    /// What a process has mapped may have changed.
    void forget(std::int32_t process) { m_processes.exit(process, process); }

private:
    ProfileBuilder &m_builder;
    ProcessTable m_processes;
    SampleStacks m_stacks;
    const size_t m_stackBytes;
};

/// /proc/PID/task/TID
std::string folderOf(const TaskId &task);
/// The name of a thread, or of a process by its first one, as the kernel has it; "?" where it has ended.
std::string nameOf(const TaskId &task);

} // namespace performance
