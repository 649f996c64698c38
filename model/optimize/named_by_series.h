// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule_data.h"

#include <optional>

namespace performance {

/// The name of who caused a figure of the whole machine. `pattern` is a key with one variable in it
/// ("wai.user.limit.utilization{user.name=$user,wai.limit=inotify_watches}"); of the series that fit, the one with the
/// highest mean over the last minute gives the variable's name and its value. Nothing where none has a sample in it.
/// Thread-safety: a pure function of the data; any thread that may use `data`.
std::optional<std::pair<QString, QString>> namedBySeries(const QString &pattern, const RuleData &data,
                                                         const QStringList &keys);

} // namespace performance
