// SPDX-License-Identifier: MIT
#pragma once

// Private to model/knobs: the functions of knobs that are files of the kernel's.

#include "performance/knobs/parts_p.h"

namespace performance::knobs {

extern const Functions IntegerFile; ///< a decimal number in [low, high]
/// The same, where the kernel wants CAP_SYS_ADMIN of who writes, which the helper shall not have for one knob.
extern const Functions AdminsFile;
extern const Functions RangeFile;  ///< two numbers, the first smaller: "32768 60999"
extern const Functions TripleFile; ///< three rising numbers, as tcp_rmem: "4096 131072 6291456"
extern const Functions ChoiceFile; ///< one of the words that the kernel lists
/// "bytes N" or "ratio N": of two files that exclude each other, the one that rules. The row's path is the one that ends in "ratio".
extern const Functions LimitFile;

/// What stands in the row's file, without blanks around it.
Result<std::string> textOfFile(const Knob &knob, const Target &target);
Result<void> writeFile(const Knob &knob, const Target &target, const std::string &value);
std::vector<std::string> shellOfFile(const Knob &knob, const Target &target, const std::string &value);
Authority authorityOverFile(const Knob &knob, const Target &target, const std::string &before,
                            const std::string &after);
std::optional<BootLine> bootLineOfFile(const Knob &knob, const Target &target, const std::string &value);

} // namespace performance::knobs
