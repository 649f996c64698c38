// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"

#include <vector>

namespace performance {

/// How a change is tried: what was measured before it is the first stretch without it; then it is switched on and off in
/// turns, where that is cheap and certain, or stays on.
struct ExperimentDesign {
    nanoseconds segment = std::chrono::seconds(10);
    nanoseconds settle = std::chrono::seconds(2); ///< after each switch, not measured
    int before = 3;                               ///< segments of the history before the change
    int on = 4;                                   ///< segments with it
    bool alternates = true;                       ///< off segments lie between them

    nanoseconds length() const { return (segment + settle) * (alternates ? 2 * on - 1 : on); }
};

/// The course of one experiment: a value that is told the time and says what is due. It measures and turns nothing itself.
class Experiment {
public:
    enum class Due { Nothing, SwitchOff, SwitchOn, GoOn, Judge };
    struct Segment {
        TimeRange range;
        bool on = false;
    };

    /// `appliedAt`: when the change was made, which is on from then.
    Experiment(const ExperimentDesign &design, Timestamp appliedAt);

    Due due(Timestamp now) const;
    /// What was due has been done: the switch was made, or, where it merely goes on, nothing.
    void switched(Timestamp at);

    /// Segments that have been measured whole by now.
    std::vector<Segment> segments(Timestamp now) const;
    bool isOn() const { return m_segments.back().on; }
    double progress(Timestamp now) const; ///< 0 to 1
    nanoseconds remaining(Timestamp now) const;
    const ExperimentDesign &design() const { return m_design; }

private:
    int count() const { return m_design.before + (m_design.alternates ? 2 * m_design.on - 1 : m_design.on); }

    ExperimentDesign m_design;
    Timestamp m_begun;
    std::vector<Segment> m_segments; ///< the last one is under way
};

} // namespace performance
