// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <optional>
#include <vector>

namespace wai {

// Thread: the one of the window.

/// The newest series that a program of the user recorded itself, but not the dashboard. `current` stays what it was while
/// that is recorded on.
std::optional<performance::SeriesDescriptor> ownMetricIn(const std::vector<performance::SeriesInfo> &series,
                                                         const std::optional<performance::SeriesDescriptor> &current);

} // namespace wai
