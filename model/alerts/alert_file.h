// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/alert.h"
#include "performance/core/error.h"

namespace performance {

// Thread-safety: any thread; a file is replaced as a whole, and the last write counts.

/// Success, or Other that names the field.
PerformanceResult<void> validate(const AlertSettings &settings);

/// A file that is missing is one without rules; ParseError names the place of a mistake.
PerformanceResult<AlertSettings> readAlertSettings(const QString &file);
PerformanceResult<void> writeAlertSettings(const QString &file, const AlertSettings &settings);

} // namespace performance
