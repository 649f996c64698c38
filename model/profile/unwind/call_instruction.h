// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

/// Whether the bytes end with a call instruction of x86-64: what stands before an address that a call returns to. A word
/// on a stack that only looks like one (a pointer to a function) has something else before it. Source: Intel's manual,
/// volume 2, CALL: E8 with a distance, FF /2 with an operand. Thread-safety: a pure function.
bool endsWithCall(ByteSpan code);

constexpr size_t LongestCall = 7; ///< bytes that endsWithCall() looks at, prefixes aside

} // namespace performance
