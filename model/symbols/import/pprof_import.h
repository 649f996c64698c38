// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

class Symbolizer;

bool looksLikePprof(const QByteArray &content);

/// A profile.proto, not gzipped any more. The event that pprof shows unless told otherwise comes first. With a symbolizer,
/// code without a name is named where its binary is on this machine.
/// Thread-safety: one thread, that of the symbolizer; without one any thread.
PerformanceResult<Profile> importPprof(const QByteArray &content, const QString &source,
                                       Symbolizer *symbolizer = nullptr);

} // namespace performance
