// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/profile_builder.h"
#include "performance/symbols/import/recorded_machine.h"

namespace performance {

// Thread-safety: one thread, that of the symbolizer and the builder.

class Symbolizer;

/// Begins to read, in the background, what will name the code of a module.
void prepareNames(Symbolizer &symbolizer, const CodeModule &module);

/// Names every frame of a recording with what is on this machine, as far as that is what was recorded: with lines and
/// inlined functions where the files have debug information; or with the files that the symbolizer was given instead. What
/// is not known gets module+offset and a reason.
void nameFrames(ProfileBuilder &builder, Symbolizer &symbolizer, const KernelFacts &recorded, const KernelFacts &here);

} // namespace performance
