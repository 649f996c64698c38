// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

namespace performance {

/// Folded stacks, as flamegraph.pl reads them: "outer;inner 12" a line, the count behind the last space or tab, maybe with
/// a fraction; with two counts in every line (difffolded.pl) the stacks of before and after. Lines that begin with "#" are
/// comments (Austin writes them). A file is recognised where most of its lines end with a count.
/// Thread-safety: pure functions.
bool looksLikeFolded(const QByteArray &beginning);
PerformanceResult<Profile> importFolded(const QByteArray &text, const QString &source);

} // namespace performance
