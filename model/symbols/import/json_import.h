// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// A profile in JSON: speedscope, Firefox Profiler (processed), Chrome (traces, CPU profiles of V8). Which, its members
/// tell. Sources: speedscope's file-format-schema.json; CHANGELOG-formats.md of the Firefox Profiler; the Trace Event
/// Format document; the Profiler domain of the Chrome DevTools Protocol.
PerformanceResult<Profile> importJsonProfile(const QByteArray &content, const QString &source);

} // namespace performance
