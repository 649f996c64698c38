// SPDX-License-Identifier: MIT
#include "performance/profile/watch/cost_limit.h"

#include <algorithm>

namespace performance {

namespace {

constexpr std::uint64_t SecondNs = 1'000'000'000;

} // namespace

CostLimit::CostLimit(double wantedRate, double budget, unsigned cpus, std::uint64_t now)
    : m_wanted(wantedRate), m_budget(budget), m_cpus(std::max(1u, cpus)), m_points{{now, 0}}, m_changed{now, 0}
{}

void CostLimit::setWanted(double rate, double budget, std::uint64_t now)
{
    m_wanted = rate;
    m_budget = budget;
    change(0, {now, m_points.back().spent});
}

bool CostLimit::update(std::uint64_t now, std::uint64_t spentNs)
{
    if (now < m_points.back().time + SecondNs)
        return false;
    m_points.push_back({now, spentNs});
    while (m_points.size() > 2 && m_points[1].time + WindowNs <= now)
        m_points.pop_front();
    const Point &first = m_points.front();
    m_cost = shareOf(spentNs - first.spent, now - first.time);

    // What was spent before the last change says nothing about the rate that is in force.
    const Point since = first.time > m_changed.time ? first : m_changed;
    const double share = shareOf(spentNs - since.spent, std::max(WindowNs, now - since.time));
    const bool isTooMuch = share > m_budget && m_halvings < MostHalvings;
    const bool hasRoom = m_halvings > 0 && now - m_changed.time >= WindowNs && 2 * share <= Headroom * m_budget;
    if (!isTooMuch && !hasRoom)
        return false;
    change(m_halvings + (isTooMuch ? 1 : -1), m_points.back());
    return true;
}

void CostLimit::change(int halvings, const Point &at)
{
    m_halvings = halvings;
    m_changed = at;
}

double CostLimit::shareOf(std::uint64_t spent, std::uint64_t time) const
{
    return time == 0 ? 0 : double(spent) / (double(time) * m_cpus);
}

} // namespace performance
