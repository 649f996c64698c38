// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

class Symbolizer;

/// A profile that another tool recorded: of perf (perf.data, the text of perf script), folded stacks, speedscope, pprof
/// (and what it read before profile.proto: gperftools, Java, Go's texts), Firefox Profiler, Chrome, V8, stackprof,
/// callgrind, dhat; any of them packed with gzip, xz or zstd. Recognised by content; of perf a folder, too. ParseError where
/// it is none of them; Unsupported, with what to do instead, where it is a format that is known and not read.
/// Thread-safety: one thread, that of the symbolizer.
PerformanceResult<Profile> importProfileFile(const QString &path, Symbolizer &symbolizer);

/// The same of what is in memory already; not of perf.data, which is read where it lies. Without a symbolizer, code that a
/// file does not name stays unnamed.
/// Thread-safety: one thread, that of the symbolizer; without one any thread.
PerformanceResult<Profile> importProfileContent(const QByteArray &content, const QString &source,
                                                Symbolizer *symbolizer = nullptr);

} // namespace performance
