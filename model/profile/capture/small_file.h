// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace performance {

/// The contents of a file of /proc or /sys, without the last line break; nothing where it cannot be read (errno says
/// why).
std::optional<std::string> smallFile(const std::string &path);

} // namespace performance
