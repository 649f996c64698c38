// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// Folded stacks: "outer;inner 12" a line.
bool looksLikeFolded(const QByteArray &beginning);
PerformanceResult<Profile> importFolded(const QByteArray &text, const QString &source);

} // namespace performance
