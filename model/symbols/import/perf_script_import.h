// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// The text of `perf script`: with the fields that it prints unless told otherwise, or without time, event, period or
/// command (-F), with lines (-F +srcline) and with other records between the samples (--show-task-events); also as
/// simpleperf prints it.
/// Thread-safety: pure functions.
bool looksLikePerfScript(const QByteArray &beginning);
PerformanceResult<Profile> importPerfScript(const QByteArray &text, const QString &source);

} // namespace performance
