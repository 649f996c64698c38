// SPDX-License-Identifier: MIT
#pragma once

// Private to model/knobs: reading and writing of the kernel's text.

#include "performance/knobs/knob.h"

namespace performance::knobs {

/// The whole of a small file, without blanks around it.
Result<std::string> readSmallFile(const std::string &path);
/// Writes in one call, following no symbolic link in the last component, into one of the kernel's files; of a machine whose
/// files lie below `root` into one of those.
Result<void> writeSmallFile(const std::string &path, const std::string &text, std::string_view root = {});

std::vector<std::string> wordsOf(const std::string &text);
std::optional<std::int64_t> integerOf(const std::string &text);

} // namespace performance::knobs
