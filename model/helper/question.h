// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/target.h"

#include <vector>

namespace performance::helper {

// What polkit's question names, for $(change) and $(process) in the policy file: no words, so that only the sentence around
// them is translated. Every write is named, so that none can be smuggled in. Values of more than 64 bytes (many CPUs) are cut.
// Thread-safety: pure functions, any thread; processWords() reads /proc.

/// "vm.swappiness: 60 → 10; block.scheduler vda: none → bfq". Of a process without it: processWords() names it.
std::string changeWords(const std::vector<knobs::Write> &writes);

/// "bash (pid 4711, uid 1000)". The name is what the process calls itself, so the numbers stand beside it.
std::string processWords(std::int32_t pid);

/// A foreign text, for a dialog: letters, digits and what stands in names and numbers of ASCII; '?' for the rest,
/// whatever could be markup, a substitution, a control character or the end of our own words; "…" after `most` bytes.
std::string plainWords(const std::string &text, size_t most);

} // namespace performance::helper
