// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/client_values.h>

namespace wai {

// Thread: the one of the window.

/// What a comparison comes to, in a sentence or two: by time where the two did the same work; else which shares moved, which
/// does not say whether anything got faster.
QString compareVerdict(const performance::ReportDiff &diff);

} // namespace wai
