// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <set>
#include <utility>
#include <vector>

namespace performance {

/// Finds the certain caller of each function of a profile that holds calls but no stacks: the nearest function that every path
/// from the start to it leads through (its immediate dominator). For a function with one caller it is that caller.
/// Source: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
///
/// Thread-safety: does not change after it was made.
class CallArcs {
public:
    static constexpr qint32 Start = -1;

    /// `calls`: pairs of caller and callee, by numbers from 0 to `count` - 1.
    CallArcs(size_t count, const std::set<std::pair<qint32, qint32>> &calls);

    /// The functions in an order in which the certain caller of each comes before it.
    const std::vector<qint32> &order() const { return m_order; }
    qint32 certainCaller(qint32 function) const { return m_certain[size_t(function)]; }
    /// Whether other functions may lie between it and its certain caller: it has several callers.
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
