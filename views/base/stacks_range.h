// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"

#include <performance/core/stacks.h>

namespace wai {

// Thread: the one of the window.

/// Around a picked moment so much is looked at: one second has too few samples to tell what a program was doing.
inline constexpr performance::nanoseconds SpanOfMoment = std::chrono::seconds(5);

/// The time whose stacks are meant by what a window looks at: the brush, else some seconds around the picked moment, else
/// all that the charts show.
performance::TimeRange stacksRange(const ViewState &state);

} // namespace wai
