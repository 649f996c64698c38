// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QString>

namespace wai {

// A range of the past in words of the user's language. Thread: any.

/// "14:02:10 – 14:04:50", with a date where it is not of today; of a second its beginning alone.
QString rangeText(const performance::TimeRange &range);
/// "2 min 40 s"
QString lengthText(const performance::TimeRange &range);
/// How long it is over: "31 min ago", "just now".
QString agoText(const performance::TimeRange &range, performance::Timestamp now);

} // namespace wai
