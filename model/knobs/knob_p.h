// SPDX-License-Identifier: MIT
#pragma once

// Private to model/knobs: the two families of knobs, and reading of text that both need.

#include "performance/knobs/knob.h"

namespace performance::knobs {

Result<std::string> readFileKnob(const Knob &knob, const Target &target, const std::string &root);
Result<void> writeFileKnob(const Knob &knob, const Target &target, const std::string &value);
Result<std::vector<std::string>> fileOptions(const Knob &knob, const Target &target);

Result<std::string> readProcessKnob(const Knob &knob, const Target &target);
Result<void> checkProcessValue(const Knob &knob, const Target &target, const std::string &value);
Result<void> writeProcessKnob(const Knob &knob, const Target &target, const std::string &value);

Result<std::string> readUnitKnob(const Knob &knob, const Target &target);
Result<void> writeUnitKnob(const Knob &knob, const Target &target, const std::string &value);

Result<std::string> readProfileKnob(const Target &target);
Result<std::vector<std::string>> profileOptions(const Target &target);
Result<void> writeProfileKnob(const Target &target, const std::string &value);

/// The whole of a small file, without blanks around it.
Result<std::string> readSmallFile(const std::string &path);
/// Writes in one call, following no symbolic link in the last component.
Result<void> writeSmallFile(const std::string &path, const std::string &text);

std::vector<std::string> wordsOf(const std::string &text);
std::optional<std::int64_t> integerOf(const std::string &text);

/// Whether what was read is what was wanted, thread by thread; threads that ended do not count.
bool sameThreads(const std::string &wanted, const std::string &found);

/// Whether each thread has what it has in `a` or in `b`: writing stopped between two threads.
bool mixedThreads(const std::string &a, const std::string &b, const std::string &found);

} // namespace performance::knobs
