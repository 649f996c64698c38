// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <set>
#include <utility>
#include <vector>

namespace performance {

/// Which stacks are certain where only is known who called whom: the nearest function that every way from the start to
/// another one leads through (its immediate dominator). Of a function with one caller it is that caller.
/// Source: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
class CallArcs {
public:
    static constexpr qint32 Start = -1;

    /// `calls`: functions by number, from 0 to `count` - 1: who, whom.
    CallArcs(size_t count, const std::set<std::pair<qint32, qint32>> &calls);

    /// The functions in an order in which the certain caller of each comes before it.
    const std::vector<qint32> &order() const { return m_order; }
    qint32 certainCaller(qint32 function) const { return m_certain[size_t(function)]; }
    /// Whether others may stand between the two: it has several callers.
    bool hasSeveralCallers(qint32 function) const { return m_several[size_t(function)]; }

private:
    void walk(qint32 from);
    void findSeveral();

    std::vector<std::vector<qint32>> m_called;  ///< of each function
    std::vector<std::vector<qint32>> m_callers; ///< but itself
    std::vector<qint32> m_order;
    std::vector<qint32> m_certain;
    std::vector<bool> m_isStart;
    std::vector<bool> m_several;
    std::vector<bool> m_seen;
};

} // namespace performance
