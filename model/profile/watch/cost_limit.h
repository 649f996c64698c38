// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>

namespace performance {

/// The rate at which sampling keeps within its cost: the wanted one, or that halved as often as it takes. It is halved once more
/// than a minute may cost has been spent within the last minute, counted anew from each change, and doubled again after a minute
/// that would have kept within four fifths of the budget at twice its cost.
///
/// Thread-safety: one thread at a time.
class CostLimit {
public:
    static constexpr std::uint64_t WindowNs = 60'000'000'000;
    static constexpr int MostHalvings = 4;
    static constexpr double Headroom = 0.8; ///< so that a rate which just fits does not go up and down

    /// `budget`: share of all `cpus` together, 0 to 1. `now` here and below: CLOCK_MONOTONIC in nanoseconds.
    CostLimit(double wantedRate, double budget, unsigned cpus, std::uint64_t now);
    /// Another rate begins at its full height.
    void setWanted(double rate, double budget, std::uint64_t now);
    /// `spentNs`: CPU time that all of it has taken until now. Whether the rate is another one from here on.
    bool update(std::uint64_t now, std::uint64_t spentNs);

    double wantedRate() const { return m_wanted; }
    double rate() const { return m_wanted / double(1 << m_halvings); }
    /// Share of the machine over the last minute, or since the beginning where that is less.
    double cost() const { return m_cost; }

private:
    struct Point {
        std::uint64_t time = 0;
        std::uint64_t spent = 0;
    };
    void change(int halvings, const Point &at);
    double shareOf(std::uint64_t spent, std::uint64_t time) const;

    double m_wanted;
    double m_budget;
    unsigned m_cpus;
    int m_halvings = 0;
    std::deque<Point> m_points; ///< a second apart or more; the first is a minute old, or the beginning
    Point m_changed;            ///< when the rate was set last
    double m_cost = 0;
};

} // namespace performance
