// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/catalogue.h"

#include <optional>

namespace performance::knobs {

/// A value without text, for the privileged helper. By the row's functions: an integer; a range or a triple; of a limit 0 bytes
/// or 1 ratio, then how much; of a choice the number of a word of the compiled-in list; of a scheduler, an IO priority (class,
/// level) and a run state the number of the word; of an affinity its CPUs. One value for all threads of a process.
/// Thread-safety, of all here: values and pure functions, any thread.
using Numbers = std::vector<std::int64_t>;

/// Nothing for a value that cannot be said like this, and for knobs that the helper does not turn.
std::optional<Numbers> encoded(const Knob &knob, const std::string &value);
/// Back: nothing for what has the wrong count or names no word. Whether this machine allows the value, checkValue() says.
std::optional<std::string> decoded(const Knob &knob, const Numbers &numbers);

/// How many numbers a value can have at most, to be looked at before they are copied; 0 of knobs that the helper does not turn.
size_t mostNumbers(const Knob &knob);

} // namespace performance::knobs
