// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace performance {

/// A control group (cgroup v2) below the one of this process, for a plugin and all that it starts: what is in it can leave
/// neither by setsid() nor by outliving its parents. Where the group cannot be made, all of this does nothing.
/// Source: Documentation/admin-guide/cgroup-v2.rst, cgroup.procs, cgroup.kill (since Linux 5.14).
class GuardGroup {
public:
    /// Makes it, and ends what guards that were killed left behind beside it.
    GuardGroup();
    /// Removes it once it is empty.
    ~GuardGroup();
    GuardGroup(const GuardGroup &) = delete;
    GuardGroup &operator=(const GuardGroup &) = delete;

    /// Puts the calling process there; for the child between fork() and exec(): allocates nothing.
    void enter() const;
    void kill() const;

private:
    std::string m_folder; ///< empty: none
    int m_procs = -1;
};

} // namespace performance
