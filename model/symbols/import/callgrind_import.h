// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// A profile of callgrind, or of another tool that writes its format. It holds what each function cost itself and who
/// called whom, but no stacks: a function stands under the nearest other one that is certain to be among its callers, see
/// CallArcs, and each event adds up to what the file itself says.
/// Thread-safety: pure functions.
bool looksLikeCallgrind(const QByteArray &beginning);
PerformanceResult<Profile> importCallgrind(const QByteArray &content, const QString &source);

} // namespace performance
