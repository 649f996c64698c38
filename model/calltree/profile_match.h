// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

/// What of one profile is what of another.
struct ProfileMatch {
    /// Not in the other profile. (−1 is what has no name yet, on either side.)
    static constexpr qint32 None = -2;

    std::vector<qint32> modules;   ///< for each module the one of the other profile, or None
    std::vector<qint32> functions; ///< for each function the one of the other profile, or None
    /// The profiled programs' files have other names, and are the same program by their functions.
    bool renamedProgram = false;
};

/// Matches two profiles, of other builds and of other machines say. Modules are the same by their name, whatever their
/// folder; then what is left over: the two profiled programs, where they share functions (a quarter of those of the one with
/// fewer, at least one besides main); libraries that differ in their version only; and code that was made at run time.
/// Functions are the same by name and module (in programs of different names also by the name of their source file, where
/// both are known); then, of what is left over, by name and source file, where that is one function on either side.
/// Thread-safety: a pure function.
ProfileMatch matchProfiles(const Profile &profile, const Profile &other);

} // namespace performance
