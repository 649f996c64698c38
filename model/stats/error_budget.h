// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace performance {

/// What a trial may spend of its chance of a false verdict when it is looked at before its end.
///
/// A trial that is looked at again and again, and ended once it looks good, is wrong more often than each look. So the whole
/// chance, 5 % for "better" and "worse" together, is a budget: by the fraction of the trial that is done, the spending
/// function of O'Brien and Fleming's kind, 2 − 2 Φ(z/√t), says how much may have been spent (K. Lan and D. DeMets, Discrete
/// sequential boundaries for clinical trials, Biometrika 70, 1983). Each look is a test of its own at what became free since the one
/// before; by Bonferroni's inequality the chance that any of them is false is at most their sum, however the looks depend on
/// each other. That wastes a little and needs no assumption.
///
/// Thread-safety: one thread at a time; the owner's.
class ErrorBudget {
public:
    explicit ErrorBudget(double whole = 0.05) : m_whole(whole) {}

    /// The level of a look at this fraction of the trial, from 0 to 1. What a look was given is spent.
    double spend(double fraction);
    /// All that is left, for a trial that ends now for a reason that has nothing to do with what was switched when.
    double spendRest() { return spend(1); }
    double spent() const { return m_spent; }

private:
    double m_whole;
    double m_spent = 0;
};

/// After how many of so many pairs a trial is looked at: past half of them, past three quarters, and after the last.
std::vector<size_t> looksAmong(size_t pairs);

} // namespace performance
