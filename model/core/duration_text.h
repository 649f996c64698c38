// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/timestamp.h"

namespace performance {

// Thread-safety: any thread.

/// Reads "500ms", "10s", "1.5h", "2d", or a bare number of seconds. Negative, empty and other text is a ParseError
/// that says what was expected.
PerformanceResult<nanoseconds> durationFromText(QStringView text);

/// "1 h 05 min", "12.3 s", "250 ms": at most two units, for people.
QString toText(nanoseconds duration);
/// The same in English, whatever language the program speaks.
QString toEnglishText(nanoseconds duration);

} // namespace performance
