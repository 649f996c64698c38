// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule.h"
#include "performance/optimize/rule_data.h"

namespace performance {

/// In how many seconds a gauge that shrinks reaches zero, should it go on as over the span; nothing where it did not shrink
/// from each third of it to the next, or was not measured over all of it.
///
/// The slope is that between the means of the first and the last third, as Netdata's disk_fill_rate takes it between the
/// begin and the end of a span (health.d/disks.conf).
/// Thread-safety: a pure function of the data; any thread that may use `data`.
std::optional<double> secondsUntilEmpty(const Signal &signal, const RuleData &data, nanoseconds over);

} // namespace performance
