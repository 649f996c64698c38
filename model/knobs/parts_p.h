// SPDX-License-Identifier: MIT
#pragma once

// Private to model/knobs: what the functions of several rows have in common.

#include "performance/knobs/functions.h"

#include <algorithm>
#include <array>

namespace performance::knobs {

// --- values ---------------------------------------------------------------------------------------------------------

bool inRange(const Knob &knob, const std::string &word);
tl::unexpected<Error> outOfRange(const Knob &knob, const Target &target, const std::string &value);
/// A decimal number in the row's range.
Result<void> checkInteger(const Knob &knob, const Target &target, const std::string &value);
/// One of two words.
Result<void> checkEither(const Target &target, const std::string &value, const char *one, const char *other);
/// One of the words that are offered.
Result<void> checkOffered(const Result<std::vector<std::string>> &options, const Target &target,
                          const std::string &value);
Result<std::vector<std::string>> noWords(const Knob &knob, const Target &target);

bool sameText(const std::string &wanted, const std::string &found);
/// Of what is written in one step.
bool neverHalf(const Write &write, const std::string &found);
/// What ends with a process or a unit, or is a daemon's to remember.
std::optional<BootLine> notAtBoot(const Knob &knob, const Target &target, const std::string &value);

/// Those whose owner may do anything with them that the row allows.
Authority ownersAlone(const Knob &knob, const Target &target, const std::string &before, const std::string &after);

// --- for the helper -------------------------------------------------------------------------------------------------

std::vector<std::string> split(const std::string &text, char separator);
std::optional<Numbers> encodeInteger(const std::string &value);
std::optional<std::string> decodeInteger(const Numbers &numbers);
/// What the helper does not do: systemd and other daemons decide themselves, and some files want more rights than it has.
std::optional<Numbers> notForHelper(const std::string &value);
std::optional<std::string> notFromHelper(const Numbers &numbers);

template<size_t N>
std::optional<std::int64_t> placeOf(const std::array<const char *, N> &words, std::string_view word)
{
    const auto it = std::find_if(words.begin(), words.end(), [&](const char *w) { return word == w; });
    return it == words.end() ? std::nullopt : std::optional(std::int64_t(it - words.begin()));
}

template<size_t N>
std::optional<std::string> wordAt(const std::array<const char *, N> &words, std::int64_t place)
{
    return place >= 0 && place < std::int64_t(N) ? std::optional(std::string(words[size_t(place)])) : std::nullopt;
}

/// "vm.swappiness=10", "net.ipv4.tcp_rmem='4096 131072 6291456'" as one word of a shell.
std::string assignment(const std::string &name, const std::string &value);

} // namespace performance::knobs
