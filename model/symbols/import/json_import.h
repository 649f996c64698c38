// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

class Symbolizer;

/// A profile in JSON: speedscope, Firefox Profiler (processed), Chrome (traces; CPU and heap profiles and logs of V8),
/// stackprof. The members of the JSON decide which; of a format that is known but cannot be read the error says what to do.
/// Sources: speedscope's file-format-schema.json; CHANGELOG-formats.md of the Firefox Profiler; the Trace Event Format document;
/// the Profiler and HeapProfiler domains of the Chrome DevTools Protocol; lib/stackprof/report.rb of stackprof.
/// With a symbolizer, code of modules that are on this machine is named.
/// Thread-safety: one thread, that of the symbolizer; without one any thread.
PerformanceResult<Profile> importJsonProfile(const QByteArray &content, const QString &source,
                                             Symbolizer *symbolizer = nullptr);

} // namespace performance
