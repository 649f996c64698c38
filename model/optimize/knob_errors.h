// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/knobs/target.h"

namespace performance {

// Thread-safety: pure functions, any thread.

/// A knob's failure as an error of the client, with what the user can do.
PerformanceError toPerformanceError(const knobs::Error &error);
/// The same for a log: as the kernel and the catalogue say it, in English.
QString toLogText(const knobs::Error &error);

/// "vm.swappiness: 60 → 10", "read-ahead of vda …": a write in one line for people.
QString toText(const knobs::Write &write);

} // namespace performance
