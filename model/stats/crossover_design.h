// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <vector>

namespace performance {

/// Two stretches of time after each other, one with a change and one without, in an order that a fair coin decided.
struct CrossoverPair {
    nanoseconds first{0}; ///< how long the first is measured
    nanoseconds second{0};
    bool onFirst = false; ///< whether the change is in force in the first, else in the second
};

/// How a change is tried: pairs of stretches, one after the other, for about as long as is asked for. Nothing from before
/// the first stretch is used: a change is suggested because things were bad, and what was bad seldom stays as bad.
///
/// How long a stretch lasts is drawn anew for each, so that no period of a load falls on them again and again. After each
/// start of a stretch the settling time is left out, also where nothing was switched since the stretch before was alike: what
/// is measured must not depend on the coins.
///
/// The coins are what makes the test of crossover_test.h exact; the lengths only decide its power. Stretches are short
/// because neighbours in time resemble each other: under noise as persistent as that of real metrics (autoregressive of order
/// one, 0.9 from second to second) most of what can be learned is learned at the switches.
/// Thread-safety: a value; drawn() depends on the seed alone.
struct CrossoverDesign {
    nanoseconds longest{std::chrono::seconds(240)}; ///< of the whole trial
    nanoseconds settle{std::chrono::seconds(2)};
    nanoseconds least{std::chrono::seconds(4)}; ///< that a stretch is measured
    nanoseconds most{std::chrono::seconds(8)};
    nanoseconds step{std::chrono::seconds(1)}; ///< of lengths: from one sample to the next

    /// A trial whose stretches are measured for at most so long, at least a few seconds; all else in proportion.
    static CrossoverDesign ofStretches(nanoseconds most);

    /// The same for a figure that has a value only so often and takes so long to answer: stretches hold as many values as those of
    /// a figure that is read each second, and the trial becomes longer in proportion.
    CrossoverDesign forCadence(nanoseconds cadence, nanoseconds latency = nanoseconds(0)) const;

    /// As many pairs as `longest` has room for. `seed` must come from a source that no load knows.
    std::vector<CrossoverPair> drawn(quint64 seed) const;
    /// How long a trial of these pairs is.
    nanoseconds lengthOf(const std::vector<CrossoverPair> &pairs) const;
};

} // namespace performance
