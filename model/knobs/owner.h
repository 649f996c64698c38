// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace performance::knobs {

// Thread-safety: any thread; each call asks the kernel anew.

/// The program that tries a change: a pid with its start time, since pids come back.
struct Owner {
    std::int32_t pid = 0;
    std::uint64_t startTime = 0;

    auto operator<=>(const Owner &) const = default;
};

/// This program.
Owner thisProgram();
/// Whether it still runs. One of an earlier boot does not, and its changes are gone as well.
bool isRunning(const Owner &owner);

/// "4711-123456", and back; nothing for anything else.
std::string toText(const Owner &owner);
std::optional<Owner> ownerOf(const std::string &text);

} // namespace performance::knobs
