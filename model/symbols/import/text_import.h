// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// The text of `perf script`, with the fields that it prints unless told otherwise (process numbers are taken where
/// -F +pid gives them).
bool looksLikePerfScript(const QByteArray &beginning);
PerformanceResult<Profile> importPerfScript(const QByteArray &text, const QString &source);

} // namespace performance
