// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/stats/crossover_design.h"
#include "performance/stats/crossover_test.h"
#include "performance/stats/error_budget.h"

#include <functional>
#include <vector>

namespace performance {

/// The course of one experiment: a value that is told the time and says what is due. It measures and turns nothing itself.
/// The change is switched as the design drew it; after more than half of the pairs, again at three quarters and at the end it is
/// looked at, each time with what the error budget has for it.
/// Thread-safety: one thread at a time.
class Experiment {
public:
    enum class Due {
        Nothing,
        SwitchOff,
        SwitchOn,
        GoOn, ///< the next stretch begins, and is like the one before
        Look, ///< look() is to be asked, and the experiment ended where it is real, or isOver()
    };
    struct Stretch {
        TimeRange range; ///< in which it is measured
        bool on = false;
    };
    /// The mean of the figure in a range; nothing where too little of it was measured to say.
    using Measure = std::function<std::optional<double>(const TimeRange &)>;

    /// `appliedAt`: when the change was made, which is on from then. `seed`: of the coins.
    Experiment(const CrossoverDesign &design, Timestamp appliedAt, quint64 seed);

    Due due(Timestamp now) const;
    /// The switch that was due was made at this moment, or, where it merely goes on, nothing was.
    void switched(Timestamp at);
    /// The effect as far as it is measured, at the level that this look may spend; nothing where too few pairs were measured.
    std::optional<CrossoverEffect> look(Timestamp now, const Measure &measure);
    /// The same for an experiment that ends here because what it watches ended, which spends all that is left.
    std::optional<CrossoverEffect> conclude(Timestamp now, const Measure &measure);
    /// All pairs have been lived through.
    bool isOver(Timestamp now) const { return pairsDone(now) == m_pairs.size(); }

    /// Stretches that have been measured whole by now.
    std::vector<Stretch> stretches(Timestamp now) const;
    /// From when on what is measured is measured with the change; nothing while it is off or nothing was switched yet.
    std::optional<Timestamp> onSince() const;
    bool isOn() const { return m_stretches.empty() || m_stretches.back().on; }
    double progress(Timestamp now) const;       ///< 0 to 1, were it to take its whole length
    nanoseconds remaining(Timestamp now) const; ///< at most
    nanoseconds length() const { return m_design.lengthOf(m_pairs); }

private:
    size_t pairsDone(Timestamp now) const { return stretches(now).size() / 2; }
    std::vector<MeasuredPair> measured(Timestamp now, const Measure &measure) const;

    CrossoverDesign m_design;
    Timestamp m_begun;
    std::vector<CrossoverPair> m_pairs;
    std::vector<size_t> m_looks; ///< that are still to come
    ErrorBudget m_budget;
    std::vector<Stretch> m_stretches; ///< two of each pair; the last one is under way
};

} // namespace performance
