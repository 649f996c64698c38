// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule.h"
#include "performance/optimize/rule_data.h"

namespace performance {

// Thread-safety: pure functions, any thread.

/// Whether the machine is set as a rule wants it. A wish for the device "*" holds where one device at least is set so.
bool holds(const SettingWish &wish, const Settings &settings, const QHash<QString, QString> &variables);

/// What a rule turns here: a turn of the device "*" becomes one for each device of its knob of which the rule's wish about
/// that knob holds, so that a machine with 32 frequency policies has one suggestion and not 32.
std::vector<Turn> turnsOf(const Rule &rule, const Settings &settings);

} // namespace performance
