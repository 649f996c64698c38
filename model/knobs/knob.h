// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/catalogue.h"
#include "performance/procfs/process_stat.h"

namespace performance::knobs {

// Thread-safety: any thread; each call asks the kernel, or the daemon, anew. Two writes to one knob at once are not ordered:
// Turner orders them.

// `root`: below which the files of another machine stand, one that was recorded or made up; only its knobs that are files can be
// read and turned, since it has neither processes nor daemons (NotHere). Empty: this machine.

/// The present value, read from the kernel, never from a table of defaults.
Result<std::string> readKnob(const Target &target, const std::string &root = {});

/// Whether the catalogue and this machine allow a value: its shape, its range, the words that the kernel lists.
Result<void> checkValue(const Target &target, const std::string &value, const std::string &root = {});

/// Whether a reading is what was wanted. Of values per thread, threads that ended meanwhile do not count.
bool sameValue(const Target &target, const std::string &wanted, const std::string &found);

/// Whether a reading is a write that stopped half way, between two threads of a process.
bool isHalfWritten(const Write &write, const std::string &found);

/// Turns a knob and reads it back; NotTaken where the kernel then says something else. Checks the value first.
Result<void> writeKnob(const Target &target, const std::string &value, const std::string &root = {});

using performance::startTimeOf;

/// CPUs, in any order, as the kernel's own lists are written: "0-3,8".
std::string cpuList(std::vector<std::int64_t> cpus);

/// The words that a knob of shape Choice takes here.
Result<std::vector<std::string>> optionsOf(const Target &target, const std::string &root = {});

/// What a user would type in a shell for the same, one line for each command.
std::vector<std::string> shellCommands(const Target &target, const std::string &value);

} // namespace performance::knobs
