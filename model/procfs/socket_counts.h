// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace performance {

/// "TCP: inuse 4 …" of /proc/net/sockstat. Thread-safety: a pure function.
std::optional<int64_t> socketsInUse(std::string_view text, std::string_view protocol);

} // namespace performance
