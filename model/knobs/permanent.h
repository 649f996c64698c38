// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/change.h"

namespace performance::knobs {

/// Whether a setting can be made to last beyond a restart: those of the machine can, those of a process end with it.
bool canBePermanent(const Target &target);

/// Where the lines of lasting settings stand, below a folder such as /etc: sysctl.d(5) takes the keys of sysctl,
/// tmpfiles.d(5) writes the files of /sys at boot.
std::string sysctlDropIn(const std::string &folder);
std::string sysfsDropIn(const std::string &folder);

/// Makes the two files say what the permanent changes among `changes` say, newest last; without any, removes them. Each
/// is replaced in one step. Denied where a file of that name is not ours; Invalid for a value that such a file could read as
/// more than itself. Needs root for /etc.
Result<void> writeDropIns(const std::string &folder, const std::vector<Change> &changes);

/// Whether a restart makes of a change what it says: of each write, which of all the machine's files is read last.
/// Overruled, naming file and value, where that is not ours. `root`: of the machine's folders, normally "".
Result<void> checkAtBoot(const std::string &root, const Change &change);

} // namespace performance::knobs
