// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_family.h"
#include "performance/profile/capture/process_table.h"
#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/capture/sleeping_thread.h"

namespace performance {

/// Stacks of threads that sleep: the user's part by unwinding a copy of its memory from where /proc says that it left its
/// program, the kernel's functions on top. Nothing is stopped: a thread that wakes up meanwhile may leave a stack that
/// ends early (see SleepingThread).
///
/// Thread-safety: one thread, that of the builder.
class SleeperStacks {
public:
    /// `stackBytes`: the most of a stack that is copied.
    SleeperStacks(ProfileBuilder &builder, SampleStacks &stacks, size_t stackBytes)
        : m_builder(builder), m_stacks(stacks), m_stackBytes(stackBytes)
    {}

    /// The number of the stack in the builder; -1 where the thread does not sleep, or has ended. `folder`: its
    /// /proc/PID/task/TID.
    qint32 stackOf(const TaskId &task, const std::string &folder, const AddressSpace &space,
                   const AddressSpace &kernelSpace);
    /// The same of what was read before.
    qint32 stackOf(const TaskId &task, const std::string &folder, const SleepingThread &sleeping,
                   const AddressSpace &space, const AddressSpace &kernelSpace);

private:
    qint32 userStack(const TaskId &task, const std::string &folder, const SleepingThread &sleeping,
                     const AddressSpace &space, const AddressSpace &kernelSpace);

    ProfileBuilder &m_builder;
    SampleStacks &m_stacks;
    size_t m_stackBytes;
};

} // namespace performance
