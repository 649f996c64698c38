// SPDX-License-Identifier: MIT
#include "performance/optimize/experiment.h"

#include <algorithm>

namespace performance {

namespace {

double secondsOf(Timestamp time, Timestamp since)
{
    return std::chrono::duration<double>(time - since).count();
}

} // namespace

Experiment::Experiment(const CrossoverDesign &design, Timestamp appliedAt, quint64 seed)
    : m_design(design), m_begun(appliedAt), m_pairs(design.drawn(seed)), m_looks(looksAmong(m_pairs.size()))
{}

Experiment::Due Experiment::due(Timestamp now) const
{
    if (!m_stretches.empty() && now < m_stretches.back().range.to)
        return Due::Nothing;
    if (m_looks.empty() || pairsDone(now) == m_looks.front())
        return Due::Look;
    const CrossoverPair &pair = m_pairs[m_stretches.size() / 2];
    const bool on = m_stretches.size() % 2 == 0 ? pair.onFirst : !pair.onFirst;
    return on == isOn() ? Due::GoOn : on ? Due::SwitchOn : Due::SwitchOff;
}

void Experiment::switched(Timestamp at)
{
    const CrossoverPair &pair = m_pairs[m_stretches.size() / 2];
    const bool isFirst = m_stretches.size() % 2 == 0;
    const Timestamp from = at + m_design.settle;
    m_stretches.push_back({{from, from + (isFirst ? pair.first : pair.second)}, isFirst == pair.onFirst});
}

std::vector<MeasuredPair> Experiment::measured(Timestamp now, const Measure &measure) const
{
    const std::vector<Stretch> whole = stretches(now);
    std::vector<MeasuredPair> pairs;
    for (size_t i = 0; i + 1 < whole.size(); i += 2) {
        const auto first = measure(whole[i].range);
        const auto second = measure(whole[i + 1].range);
        const auto middle = [&](const TimeRange &range) { return secondsOf(range.from + range.length() / 2, m_begun); };
        if (first && second)
            pairs.push_back({*first, *second, middle(whole[i].range), middle(whole[i + 1].range), whole[i].on});
    }
    return pairs;
}

std::optional<CrossoverEffect> Experiment::look(Timestamp now, const Measure &measure)
{
    if (!m_looks.empty())
        m_looks.erase(m_looks.begin());
    const double fraction = m_pairs.empty() ? 1 : double(pairsDone(now)) / double(m_pairs.size());
    return crossoverEffect(measured(now, measure), m_budget.spend(fraction));
}

std::optional<CrossoverEffect> Experiment::conclude(Timestamp now, const Measure &measure)
{
    return crossoverEffect(measured(now, measure), m_budget.spendRest());
}

std::vector<Experiment::Stretch> Experiment::stretches(Timestamp now) const
{
    std::vector<Stretch> whole;
    std::copy_if(m_stretches.cbegin(), m_stretches.cend(), std::back_inserter(whole),
                 [&](const Stretch &s) { return s.range.to <= now; });
    return whole;
}

std::optional<Timestamp> Experiment::onSince() const
{
    return m_stretches.empty() || !m_stretches.back().on ? std::nullopt : std::optional(m_stretches.back().range.from);
}

double Experiment::progress(Timestamp now) const
{
    const double all = double(length().count());
    return all > 0 ? std::clamp(double((now - m_begun).count()) / all, 0.0, 1.0) : 1;
}

nanoseconds Experiment::remaining(Timestamp now) const
{
    return std::max(nanoseconds(0), m_begun + length() - now);
}

} // namespace performance
