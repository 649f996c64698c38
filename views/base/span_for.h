// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/timestamp.h>

namespace wai {

// Thread: the one of the window.

/// A span grows with what was recorded up to this one.
inline constexpr performance::nanoseconds LongestGrownSpan = std::chrono::minutes(15);

/// The span that shows so much history well: a minute at first, then steps of which at least half is filled, up to a quarter of
/// an hour.
performance::nanoseconds spanFor(performance::nanoseconds recorded);

} // namespace wai
