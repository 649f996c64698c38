// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/unwinder.h"

namespace performance {

/// Evaluates an expression of call frame information (DWARF 4, 2.5 and 6.4.2). `initial`: pushed before. Nothing where
/// it needs memory that was not copied (`truncated` is set then) or is nonsense.
/// Thread-safety: a pure function.
std::optional<std::uint64_t> evaluate(ByteSpan expression, const RegisterFile &registers, const StackCopy &stack,
                                      std::optional<std::uint64_t> initial, bool &truncated);

} // namespace performance
