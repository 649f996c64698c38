// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/kernel_file.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace performance {

// Who holds a socket, by the links of /proc/PID/fd (proc_pid_fd(5)): "socket:[12345]", as far as they may be read: one's own, or
// all as root. Thread-safety: any thread.

/// Which of `sockets` (inodes, sorted) a process holds among its first 4,096 descriptors. Nothing where it is gone, or of another
/// user.
std::optional<std::vector<uint64_t>> socketsHeldBy(const KernelRoot &root, int32_t process,
                                                   std::span<const uint64_t> sockets);

/// By socket one of the processes that hold it. Looks through all processes until each is found: some milliseconds.
std::map<uint64_t, int32_t> holdersOf(const KernelRoot &root, std::vector<uint64_t> sockets);

} // namespace performance
