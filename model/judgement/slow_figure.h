// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"

#include <chrono>
#include <optional>

namespace performance {

/// How far back a figure is looked for that is measured seldom: filesystems are asked at every tenth tick, and a tick may
/// take a minute.
constexpr std::chrono::minutes SlowFigureReach{11};

/// The last value of a series before `end`, as long as the next one is not overdue by its own pace: twice as long as there
/// was between the two before. Nothing for what is no longer measured.
std::optional<double> lastOfSlow(const SeriesData &data, Timestamp end);

} // namespace performance
