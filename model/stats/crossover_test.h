// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

namespace performance {

/// What was measured in the two stretches of a pair (crossover_design.h): the mean of each, which of a rate is the sum of
/// what happened by the time it had. Sums, since of what is rare a median says nothing: losses in two seconds of five have the
/// median 0.
struct MeasuredPair {
    double first = 0;
    double second = 0;
    double firstAt = 0; ///< middle of the stretch, in seconds of any clock
    double secondAt = 0;
    bool onFirst = false;
};

/// How a change moved a figure.
struct CrossoverEffect {
    double without = 0; ///< mean of the stretches without it
    double with = 0;
    double difference = 0; ///< with − without, in the figure's unit
    double low = 0;        ///< of an interval at the level asked for
    double high = 0;
    size_t pairs = 0; ///< that were used

    bool isReal() const { return low > 0 || high < 0; }
};

/// A paired randomisation test, and the interval that it inverts to.
///
/// **Why it is exact for any load.** Suppose that the change does nothing to the figure. Then each second would have been the same
/// whichever way it had been switched, so of each pair only the coin decided whether the difference "with − without" is
/// d or −d. The coins were ours, fair and independent of each other and of everything on the machine. So, whatever was
/// measured, all 2ⁿ patterns of signs were equally likely, and how seldom a pattern is as one-sided as the one that came is the
/// p-value: not near it, but it. Nothing is assumed of the load: not that it is normal, independent, stationary or free of
/// periods, nor that it goes on to the end. (R. A. Fisher, The Design of Experiments, 1935, chapter III, Darwin's plants; E. Edgington
/// and P. Onghena, Randomization Tests, 4th edition, 2007, chapters 5 and 11: designs that switch one subject.)
///
/// It holds as long as what is used of a pair does not depend on its coin: the same seconds are left out either way, and a
/// pair of which too little was measured is left out whole.
///
/// **The statistic** is Wilcoxon's signed ranks (Biometrics Bulletin 1, 1945): one wild pair cannot decide, and its distribution over
/// all patterns of signs is known once for each n. Ties count against the verdict. **The interval** holds each effect that
/// the same test would not refuse, were it subtracted from what was measured with the change; these are order statistics of
/// the means of all pairs of differences (J. Hodges and E. Lehmann, Annals of Mathematical Statistics 34, 1963; M. Hollander and
/// D. Wolfe, Nonparametric Statistical Methods, section 3.3). So p and interval never disagree.
///
/// **Drift** is removed within pairs: how the load rises where a pair lies is read from the means of the pairs beside it, of which each
/// holds one stretch with the change and one without, whatever the coins said; so the test stays exact.
///
/// `level`: chance of a false verdict that this test may have, both ways together. Nothing where so few pairs were
/// measured that no pattern of signs is as rare as that.
/// Thread-safety: a pure function.
std::optional<CrossoverEffect> crossoverEffect(std::span<const MeasuredPair> pairs, double level);

} // namespace performance
