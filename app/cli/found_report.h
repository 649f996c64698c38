// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/error.h>
#include <performance/core/report.h>

namespace wai::cli {

/// A report by its file (or that of another tool's profile), or by the id of one that is kept in the data folder.
performance::PerformanceResult<performance::PerformanceReport> findReport(const QString &name,
                                                                          const QString &dataFolder);

} // namespace wai::cli
