// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_family.h"
#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/capture/sleeping_thread.h"

namespace performance {

/// A thread that sleeps, as it was found: what is to be read of it while it sleeps.
struct SleeperCopy {
    TaskId task;
    SleepingThread thread;
    std::vector<std::uint8_t> stack; ///< from its stack pointer upwards; empty where it may not be read
};

/// Nothing where the thread runs, waits for a CPU, or has ended. At most `stackBytes` of its stack are read.
/// Thread-safety: any thread.
std::optional<SleeperCopy> copyOfSleeper(const TaskId &task, const std::string &taskFolder, size_t stackBytes);

/// Its stack in the profile, with the kernel's functions on top. Never -1: where nothing may be seen of it, a frame says so.
/// Thread-safety: one thread, that of the builder.
qint32 stackOfSleeper(const SleeperCopy &sleeper, ProfileBuilder &builder, SampleStacks &stacks,
                      ProcessTable &processes);

} // namespace performance
