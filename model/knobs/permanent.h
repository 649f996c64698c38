// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/change.h"

namespace performance::knobs {

// Thread-safety: any thread; writeDropIns() only while the caller holds the Lock of the journal: two calls at once would write
// the same new file.

/// Whether a setting can be made to last beyond a restart: those of the machine can, those of a process end with it.
bool canBePermanent(const Target &target);

/// The drop-in files with the lines of permanent changes, below a folder such as /etc: sysctl.d(5) takes the keys of sysctl,
/// tmpfiles.d(5) writes the files of /sys at boot.
std::string sysctlDropIn(const std::string &folder);
std::string sysfsDropIn(const std::string &folder);

/// Writes the lines of the permanent changes among `changes` to the two files, newest last; without any, removes them. Each
/// is replaced in one step. Denied where a file of that name is not ours; Invalid for a value that such a file could read as
/// more than itself. Needs root for /etc.
Result<void> writeDropIns(const std::string &folder, const std::vector<Change> &changes);

/// Whether a restart sets the values of a change: whether ours is, for each write, the line of the machine's files that
/// counts. Overruled, naming file and value, where another one does. `root`: of the machine's folders, normally "".
Result<void> checkAtBoot(const std::string &root, const Change &change);

} // namespace performance::knobs
