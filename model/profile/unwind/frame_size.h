// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

#include <optional>

namespace performance {

/// How far below the frame pointer a function has its stack pointer, in bytes: what its first instructions push after
/// "mov %rsp,%rbp" and take off by "sub $…,%rsp". With the stack pointer that is where the frame pointer was, of a thread whose
/// registers nobody tells (a sleeping one's, in /proc), in code that keeps frame pointers: its unwind rules count from there alone.
struct FrameSize {
    std::uint64_t bytes = 0;
    size_t pushes = 0; ///< registers among them, which the unwind rules know as well
};

/// `code` begins behind "mov %rsp,%rbp". It is read up to the first jump, call or instruction that is not known here, or that
/// moves the stack pointer in another way; nothing where that is none that a compiler puts there. Sources: Intel's manual, volume
/// 2 (2.1, appendix A); the System V ABI for x86-64, 3.2.2.
/// Thread-safety: a pure function.
std::optional<FrameSize> frameSizeOf(ByteSpan code);

constexpr size_t LongestPrologue = 96; ///< bytes that are worth reading

} // namespace performance
