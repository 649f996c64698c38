// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// The binary CPU profile of gperftools (and, with version 1, of its Java relative): words of the machine, a header, stacks
/// with counts, an end, then the map of the process as text. Source: docs/cpuprofile-fileformat.html of gperftools;
/// profile/legacy_profile.go of pprof.
/// Thread-safety: pure functions.
bool looksLikeGperftools(const QByteArray &beginning);
PerformanceResult<Profile> importGperftools(const QByteArray &content, const QString &source);

} // namespace performance
