// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/evaluate.h"

namespace performance {

/// The actor of automatic changes in the journal.
inline constexpr const char *AutomaticActor = "automatic";

/// The other users who may have caused a finding, by name; empty: only the user of this program and the system itself.
/// The automatic mode must not act on a finding that names one: else any user could make it act by making the condition
/// true. For a finding about a process, its owner counts, unless it is `user`. For one about the machine, every user with
/// processes that were busy in the last half minute counts, except root, which may do all of it anyway; services run as
/// users of their own, and those who send them requests make them busy. `user`: the user of this program, as /proc names
/// it. The thresholds of "busy" are ours.
/// Thread-safety: a pure function of the data; any thread that may use `data`.
QStringList strangersBehind(const RuleFinding &finding, const RuleData &data, const QString &user);

} // namespace performance
