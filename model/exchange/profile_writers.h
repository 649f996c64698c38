// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <QByteArray>

namespace performance {

// A profile in the formats of other tools. What a format cannot hold is left out: said at each.
// Thread-safety: pure functions.

/// Folded stacks, as flamegraph.pl reads them: "process;outer;inner weight" a line, of one event, in its unit. No times,
/// no threads. Kernel, inlined and generated code end with _[k], _[i], _[j]; a semicolon in a name becomes a colon.
/// Source: the README of FlameGraph and its stackcollapse scripts.
QByteArray toFolded(const Profile &profile, quint8 event = 0);

/// A profile for each thread and event that has samples. No addresses, no modules.
/// Source: https://www.speedscope.app/file-format-schema.json
QByteArray toSpeedscope(const Profile &profile, const QString &name);

/// profile.proto, gzipped: a sample type for each event, stacks added up by thread. No times of samples.
/// Source: https://github.com/google/pprof/blob/main/proto/profile.proto
QByteArray toPprof(const Profile &profile);

/// A processed profile of version 47, which every newer Firefox Profiler upgrades when it opens it.
/// Source: docs-developer/CHANGELOG-formats.md of the Firefox Profiler.
QByteArray toFirefox(const Profile &profile, const QString &name);

/// A fragment of HTML with style, data and script of its own: a flame graph that can be searched and zoomed. Functions
/// below a ten-thousandth of the total are left out, which keeps it under a megabyte. Empty where there is no sample.
QByteArray toFlameGraphHtml(const Profile &profile, quint8 event = 0);

} // namespace performance
