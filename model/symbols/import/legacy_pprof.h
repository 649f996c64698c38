// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// The texts that pprof reads beside profile.proto: heaps of tcmalloc and Java, contention, threads, and the counts of Go
/// (goroutine, threadcreate; debug=1 names their functions). Source: profile/legacy_profile.go and
/// legacy_java_profile.go of pprof; values are unsampled as there.
/// Thread-safety: pure functions.
bool looksLikeLegacyPprof(const QByteArray &beginning);
PerformanceResult<Profile> importLegacyPprof(const QByteArray &content, const QString &source);

} // namespace performance
