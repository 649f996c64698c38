// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/finding.h"

namespace performance {

// Thread-safety: pure functions; they read the translators that are installed.

/// What a finding says, short enough for a cell of a table: "some wait 12 %, queue 3". The most important statement first,
/// statements separated by FindingSeparator. Empty where nothing was measured.
QString findingText(const Finding &finding);
inline constexpr QStringView FindingSeparator = u", ";

/// What the finding is about: "CPU saturation", "Disk utilisation (vda)".
QString findingName(const Finding &finding);

/// "fine", "worth a look", "bad", "not measured"
QString severityText(Severity severity);

/// All of it in a line: "CPU saturation: some wait 35 %, queue 4 (bad)".
QString findingSentence(const Finding &finding);

} // namespace performance
