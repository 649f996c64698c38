// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// profile.proto, already unpacked. Source: https://github.com/google/pprof/blob/main/proto/profile.proto
bool looksLikePprof(const QByteArray &content);
PerformanceResult<Profile> importPprof(const QByteArray &content, const QString &source);

} // namespace performance
