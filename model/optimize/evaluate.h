// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule.h"
#include "performance/optimize/rule_data.h"

namespace performance {

// Thread-safety: values, and pure functions of the data; any thread that may use the RuleData.

/// What a condition saw.
struct Observation {
    Signal signal; ///< with its variables replaced
    double value = 0;
    double threshold = 0;
    QString unit;
};

/// A rule that fired, of one device, mount or process. A value: nothing in it is a sentence yet.
struct RuleFinding {
    QString rule;
    QString id; ///< stable: the rule, and what it is about ("D3h:sda", "P1:4711-9981")
    QHash<QString, QString> variables;
    std::vector<Observation> observations;
    std::optional<ProcessSample> process; ///< the one to turn
    std::vector<ProcessSample> others;    ///< of a unit or a program that does it together: they are turned with it
    std::optional<ProcessSample> victim;  ///< the one that suffers
    double otherValue = 0;                ///< of finders: what share of all the process has
};

/// Why a rule cannot fire on this machine, or nothing where it can.
enum class Applicability { Here, NoSuchData, NoSuchKnob };

Applicability applicability(const Rule &rule, const RuleData &data, const QStringList &keys);

/// The findings of a rule, worst first. `active` are the ids whose cards are shown: they stay until the signal has
/// fallen behind `until`. A pure function of the data.
std::vector<RuleFinding> evaluate(const Rule &rule, const RuleData &data, const QStringList &keys,
                                  const QStringList &active);

/// The mean of a signal over a range; nothing where a series is missing or had no sample.
std::optional<double> meanOf(const Signal &signal, const RuleData &data, const TimeRange &range);

} // namespace performance
