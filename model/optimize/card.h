// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/knobs/target.h"
#include "performance/optimize/evaluate.h"

namespace performance {

// Thread-safety: Card is a value. The functions may be called from any thread; they read the catalogue of knobs, and for some
// turns what the kernel offers now.

/// A finding with the words and the writes for it, as a user sees it.
struct Card {
    RuleFinding finding;
    Message name;
    Message why;
    Message then;
    Messages evidence;                                         ///< each observation with its threshold
    std::vector<std::pair<knobs::Target, std::string>> wanted; ///< what to turn and to what; empty: advice
    QString watch;                                             ///< the signal that should move, filled in
    Timestamp since;
};

/// The writes that a rule's turns mean for a finding, with "$hard" and "$online" looked up and scales computed from the
/// present values. Turns that the machine would refuse, the one whose files lie below `root`, are left out.
std::vector<std::pair<knobs::Target, std::string>> wantedOf(const Rule &rule, const RuleFinding &finding,
                                                            const Settings &settings, const std::string &root = {});

/// With the words of every language that the rule has; English is shown in the others.
Card makeCard(const Rule &rule, const RuleFinding &finding, const Settings &settings, Timestamp since,
              const std::string &root = {});

/// The highest risk of what a card would turn.
OptimizationPlan::Risk riskOf(const Card &card);

/// The rule's text in the program's language.
RuleText textOf(const Rule &rule);

} // namespace performance
