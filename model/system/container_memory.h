// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/kernel_file.h"
#include "performance/procfs/memory_info.h"

namespace performance {

/// The memory of the container that this program runs in, where its control group has a limit and /proc/meminfo tells of the
/// host all the same (as in Docker, podman, and LXC without lxcfs).
///
/// memory.max is on no true root of control groups, so that one at the top of what is seen here is the container's
/// (Documentation/admin-guide/cgroup-v2.rst); that of v1 is there on each, with a number that no machine has.
///
/// Thread-safety: one thread.
class ContainerMemory {
public:
    explicit ContainerMemory(const KernelRoot &root);
    /// What /proc/meminfo would say if it knew of the container; nothing where the container has no limit below that of the
    /// host, or there is no container. What is not counted by group (huge pages) stays the host's.
    std::optional<MemInfo> of(const MemInfo &host);

private:
    std::optional<MemInfo> ofVersion2(const MemInfo &host);
    std::optional<MemInfo> ofVersion1(const MemInfo &host);

    std::string m_v2, m_v1; ///< folders; empty where there is none
    FileReader m_reader;
};

} // namespace performance
