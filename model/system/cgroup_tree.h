// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/kernel_file.h"

#include <map>
#include <string>
#include <vector>

namespace performance {

/// A control group in one hierarchy.
struct CgroupFolder {
    /// What its files report; several where controllers are mounted together.
    enum Controller : unsigned { V2 = 1, CpuAccounting = 2, CpuControl = 4, Memory = 8 };
    unsigned controllers = 0;
    std::string folder; ///< where its files are
    std::string path;   ///< in its hierarchy; "/" for the root of a container

    auto operator<=>(const CgroupFolder &) const = default;
};

/// The control groups that there are: cgroup v2, v1 and the hybrid of both (Documentation/admin-guide/cgroup-v2.rst,
/// cgroup-v1/cgroups.rst). inotify reports new ones, so that finding them costs nothing while there are none.
///
/// Thread-safety: one thread, that of its source.
class CgroupTree {
public:
    explicit CgroupTree(const KernelRoot &root) : m_root(root) {}

    /// Looks at everything anew. At most `limit` groups are kept.
    void scan(size_t limit);
    /// Takes in what was created and removed since. True where the groups changed.
    bool update(size_t limit);

    const std::vector<CgroupFolder> &groups() const { return m_groups; }
    bool hasHierarchies() const { return !m_hierarchies.empty(); }
    /// False where new groups are only found by scan().
    bool isWatching() const { return bool(m_inotify); }
    /// There were more groups than the limit.
    bool isCut() const { return m_cut; }

private:
    void findHierarchies();
    void walk(const CgroupFolder &group, size_t limit);
    bool isOfContainer(const CgroupFolder &top) const;

    KernelRoot m_root;
    FileReader m_reader;
    std::vector<CgroupFolder> m_hierarchies; ///< their roots
    std::vector<CgroupFolder> m_groups;
    UniqueFd m_inotify;
    std::map<int, CgroupFolder> m_watched; ///< by watch descriptor
    bool m_watchingRefused = false;
    bool m_cut = false;
};

} // namespace performance
