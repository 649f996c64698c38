// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace performance {

// Thread-safety: plain values and pure functions.

struct Mount {
    int64_t id = 0;
    int64_t parent = 0; ///< id of the mount that this one is mounted in; may be missing in the table
    std::string device; ///< "major:minor"
    std::string source;
    std::string point;
    std::string type;
    std::string root;         ///< what of the filesystem is mounted; other than "/" for bind mounts
    std::string superOptions; ///< of the filesystem: the controllers of a cgroup v1 hierarchy stand here
    bool readOnly = false;
};
/// /proc/self/mountinfo with its octal escapes undone (Documentation/filesystems/proc.rst, 3.5).
std::vector<Mount> parseMountInfo(std::string_view text);

/// The mounts that their path leads to. One that a later mount covers, at the same point or further up, is left out:
/// asking for its path would give the other's answer.
std::vector<Mount> reachable(const std::vector<Mount> &mounts);

/// Whether a filesystem holds data of somebody. All do but those in which the kernel shows itself, those that only
/// show what is elsewhere, and images that are full by nature; so a type that is not known yet is not left out.
bool holdsData(const Mount &mount);
/// The devices of which nothing can be written to: the filesystem itself is read-only (CDs, images, after an error), or each
/// of its mounts is. What is full there is full for good.
std::set<std::string> readOnlyDevices(const std::vector<Mount> &mounts);
/// Whether another machine or a program answers for it, which may take for ever.
bool mayHang(const Mount &mount);

} // namespace performance
