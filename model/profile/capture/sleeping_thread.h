// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace performance {

// Thread-safety: any thread; each call reads /proc anew.

/// A thread that does not run: where it left its program and where it sleeps in the kernel, as /proc/PID/task/TID tells
/// it. No sample is ever taken of such a thread. Sources: proc(5), fs/proc/base.c.
struct SleepingThread {
    char state = 'S';     ///< of /proc/…/stat: S, D (uninterruptible), T, t
    std::uint64_t pc = 0; ///< in user space; 0 where it may not be seen (ptrace(2)'s right to look)
    std::uint64_t sp = 0;
    std::string syscall; ///< the line of /proc/…/syscall, for whom the call itself matters
    /// The kernel's functions, the innermost first: all of them for root (…/stack), else the one that it sleeps in (…/wchan).
    std::vector<std::string> kernelFunctions;
};

/// Nothing where the thread runs, waits for a CPU, or has ended.
std::optional<SleepingThread> sleepingThread(const std::string &taskFolder);

/// Reads pc and sp of a line of /proc/…/syscall, its last two words; leaves them where it tells none.
void readPlace(const std::string &syscall, SleepingThread &thread);

/// The functions of /proc/PID/task/TID/stack, "[<0>] futex_wait+0x6e/0xc0", the innermost first.
std::vector<std::string> kernelFunctionsOf(const std::string &stack);

/// Memory of a process from `address` on, at most `bytes` of it; as much as there is.
std::vector<std::uint8_t> memoryOf(const std::string &taskFolder, std::uint64_t address, size_t bytes);

} // namespace performance
