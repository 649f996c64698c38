// SPDX-License-Identifier: MIT
#include "performance/optimize/experiment.h"

#include <algorithm>

namespace performance {

Experiment::Experiment(const ExperimentDesign &design, Timestamp appliedAt) : m_design(design), m_begun(appliedAt)
{
    for (int i = design.before; i > 0; --i)
        m_segments.push_back({{appliedAt - design.segment * i, appliedAt - design.segment * (i - 1)}, false});
    m_segments.push_back({{appliedAt + design.settle, appliedAt + design.settle + design.segment}, true});
}

Experiment::Due Experiment::due(Timestamp now) const
{
    if (now < m_segments.back().range.to)
        return Due::Nothing;
    if (int(m_segments.size()) >= count())
        return Due::Judge;
    if (!m_design.alternates)
        return Due::GoOn;
    return m_segments.back().on ? Due::SwitchOff : Due::SwitchOn;
}

void Experiment::switched(Timestamp at)
{
    const bool on = !m_design.alternates || !m_segments.back().on;
    m_segments.push_back({{at + m_design.settle, at + m_design.settle + m_design.segment}, on});
}

std::vector<Experiment::Segment> Experiment::segments(Timestamp now) const
{
    std::vector<Segment> whole;
    std::copy_if(m_segments.cbegin(), m_segments.cend(), std::back_inserter(whole), [&](const Segment &s) { return s.range.to <= now; });
    return whole;
}

double Experiment::progress(Timestamp now) const
{
    const double all = double(m_design.length().count());
    return std::clamp(double((now - m_begun).count()) / all, 0.0, 1.0);
}

nanoseconds Experiment::remaining(Timestamp now) const
{
    return std::max(nanoseconds(0), m_begun + m_design.length() - now);
}

} // namespace performance
