// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/report.h"
#include "performance/core/symbol_files.h"

#include <stop_token>

namespace performance {

/// A report from a file: one of ours, or one made of a profile that another tool recorded (perf, pprof, speedscope …).
/// What a file is, its content tells and not its name. A pipe, standard input ("-", /dev/stdin) and a folder of perf record
/// --threads are read, too. Foreign files are read in a limited child process; `files` name the code of a recording of
/// perf that was made on another machine. Cancelled where `stop` is requested before it is done.
/// Thread-safety: any thread that may wait.
PerformanceResult<PerformanceReport> readReportOrProfile(const QString &path, const SymbolFiles &files = {},
                                                         std::stop_token stop = {});

} // namespace performance
