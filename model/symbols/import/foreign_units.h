// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

// Thread-safety: a plain value and pure functions.

/// A unit as another tool writes it, in ours.
struct ForeignUnit {
    QString unit;     ///< "ns", "By", "cycles", "1"; a word that is none of a unit we know stays as it is
    double scale = 1; ///< a value of theirs times this is one of ours
};

/// The units of pprof (internal/measurement/measurement.go), speedscope and the Firefox Profiler: their long and short
/// names, in the singular and the plural.
ForeignUnit unitOf(const QString &theirs);

/// What an event of that name counts, as profilers call theirs: "cpu", "cycles", "delay", "inuse_space".
ProfileEvent::Kind kindOfEvent(const QString &name);

} // namespace performance
