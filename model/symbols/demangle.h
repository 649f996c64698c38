// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace performance {

/// The name as the source has it, of C++, Rust (both manglings) and D; any other name as it is. Names beyond 64 KiB are
/// left alone: no program has them, and demangling is exponential in the worst case.
/// Thread-safety: a pure function.
std::string demangled(const std::string &symbol);

} // namespace performance
