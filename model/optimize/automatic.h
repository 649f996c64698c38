// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/evaluate.h"

namespace performance {

/// Under which name the journal has what was done by itself.
inline constexpr const char *AutomaticActor = "automatic";

/// Who else may have caused a finding, by name; empty: nobody but the user of this program and the system itself.
/// *Automatic* acts on none that names one, for else any user could make it act by making the condition true. Of a
/// finding about a process its owner counts, who has to be `user`. Of one about the machine every user with processes
/// that were busy in the last half minute counts, save root, which may do all of it anyway; services run as users of
/// their own, which whoever sends them requests drives. `user`: as /proc names who runs this program. The thresholds
/// of "busy" are ours.
QStringList strangersBehind(const Finding &finding, const RuleData &data, const QString &user);

} // namespace performance
