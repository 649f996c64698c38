// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/optimize/rule.h"

#include <QByteArray>

namespace performance {

// Thread-safety: any thread. The built-in rules are read once, by the first call, and do not change.

/// Reads rules; the form is resources/optimize/rules.schema.json. A mistake is a ParseError that names the place.
PerformanceResult<std::vector<Rule>> rulesFromJson(const QByteArray &json, const QString &source);

/// The rules that the program comes with.
const std::vector<Rule> &builtinRules();

/// A user's own thresholds over the rules: {"M13": [{"threshold": 0.05, "until": 0.1}]}, by condition. What names no rule or
/// is no number is ignored, with a warning.
struct ThresholdOverlay {
    std::vector<Rule> rules;
    QStringList warnings;
};
ThresholdOverlay overlaidWithThresholds(std::vector<Rule> rules, const QByteArray &json, const QString &source);
/// The thresholds of `rules` that are not those of `builtin`, in the form that overlaidWithThresholds() reads.
QByteArray thresholdsToJson(const std::vector<Rule> &rules, const std::vector<Rule> &builtin);

} // namespace performance
