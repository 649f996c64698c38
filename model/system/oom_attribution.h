// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/kernel_file.h"

#include <cstdint>
#include <map>
#include <string>

namespace performance {

/// Separates kills for lack of the machine's memory from those for lack of a control group's. /proc/vmstat's oom_kill counts
/// both (mm/oom_kill.c, __oom_kill_process), and so does memory.events' oom_kill: "killed by any kind of OOM killer"
/// (Documentation/admin-guide/cgroup-v2.rst), so the one cannot be taken from the other. What only a group's own limit
/// raises is memory.events' `oom` (mm/memcontrol.c, mem_cgroup_oom); in v1 it is a kill within a group that has a limit.
///
/// Where that count grew as well, the kill is the group's: in doubt the machine is not blamed. Groups are read at the first
/// call, when something was killed, and once a minute.
///
/// Thread-safety: one thread, that of its source.
class OomAttribution {
public:
    explicit OomAttribution(const KernelRoot &root);

    /// `total`: vmstat's oom_kill, passed at each tick. Returns how many of those kills were for lack of the machine's memory,
    /// counted from 0 at the first call.
    int64_t machineKills(int64_t total);

private:
    std::map<std::string, int64_t> evidence();
    void addLimited(std::map<std::string, int64_t> &found, const std::string &folder, int depth);

    KernelRoot m_root;
    FileReader m_reader;
    std::string m_v1; ///< the memory hierarchy of v1, where there is one
    std::string m_v2;
    std::map<std::string, int64_t> m_evidence; ///< by folder
    int64_t m_seen = -1;                       ///< vmstat's count at the last call
    int64_t m_machine = 0;                     ///< kills since then that were no group's
    int m_age = 0;                             ///< calls since the groups were read
};

} // namespace performance
