// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/history.h>
#include <performance/core/finding.h>

namespace wai::cli {

/// What the USE method says of the machine over a range of its history: twelve findings, as the overview shows them. Blocks
/// until the history has answered.
performance::PerformanceResult<std::vector<performance::Finding>> surveyHealth(performance::History &history,
                                                                               const performance::TimeRange &range);

} // namespace wai::cli
