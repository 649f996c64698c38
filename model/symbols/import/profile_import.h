// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

class Symbolizer;

/// A profile that another tool recorded: of perf (perf.data, the text of perf script), folded stacks, speedscope, pprof,
/// Firefox Profiler, Chrome; any of them packed with gzip, xz or zstd. Recognised by content; of perf a folder, too.
/// ParseError where it is none of them.
PerformanceResult<Profile> importProfileFile(const QString &path, Symbolizer &symbolizer);

/// The same of what is in memory already; not of perf.data, which is read where it lies.
PerformanceResult<Profile> importProfileContent(const QByteArray &content, const QString &source);

} // namespace performance
