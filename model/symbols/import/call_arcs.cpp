// SPDX-License-Identifier: MIT
#include "performance/symbols/import/call_arcs.h"

#include <algorithm>
#include <functional>

namespace performance {

namespace {

constexpr qint32 Unknown = -2;

} // namespace

CallArcs::CallArcs(size_t count, const std::set<std::pair<qint32, qint32>> &calls)
    : m_called(count), m_callers(count), m_certain(count, Unknown), m_isStart(count), m_several(count), m_seen(count)
{
    for (const auto &[caller, called] : calls) {
        if (caller == called)
            continue; // a function that calls itself is called by somebody else first
        m_called[size_t(caller)].push_back(called);
        m_callers[size_t(called)].push_back(caller);
    }
    // Whatever nobody calls is a start; then, of circles that nothing leads into, the function that comes first.
    for (const bool uncalled : {true, false}) {
        for (size_t i = 0; i < count; ++i) {
            if (!m_seen[i] && m_callers[i].empty() == uncalled) {
                m_isStart[i] = true;
                walk(qint32(i));
            }
        }
    }
    std::ranges::reverse(m_order);
    std::vector<qint32> place(count); // in the order
    for (size_t i = 0; i < count; ++i)
        place[size_t(m_order[i])] = qint32(i);
    const auto common = [&](qint32 a, qint32 b) {
        while (a != b) {
            if (a == Start || b == Start)
                return Start;
            qint32 &later = place[size_t(a)] > place[size_t(b)] ? a : b;
            later = m_certain[size_t(later)];
        }
        return a;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (const qint32 function : m_order) {
            qint32 certain = m_isStart[size_t(function)] ? Start : Unknown;
            for (const qint32 caller : m_callers[size_t(function)]) {
                if (m_certain[size_t(caller)] != Unknown)
                    certain = certain == Unknown ? caller : common(certain, caller);
            }
            changed = changed || certain != m_certain[size_t(function)];
            m_certain[size_t(function)] = certain;
        }
    }
    findSeveral();
}

/// A caller that the function itself leads to, and nothing else does, calls it a second time: whoever called it the first
/// time is certain all the same.
void CallArcs::findSeveral()
{
    // Numbers the tree so that all below a function are a range.
    const size_t count = m_order.size();
    std::vector<size_t> size(count, 1);
    for (size_t i = count; i-- > 0;) {
        if (const qint32 above = m_certain[size_t(m_order[i])]; above != Start)
            size[size_t(above)] += size[size_t(m_order[i])];
    }
    std::vector<size_t> first(count);
    std::vector<size_t> next(count);
    size_t nextTree = 0;
    for (const qint32 function : m_order) {
        const auto i = size_t(function);
        size_t &free = m_certain[i] == Start ? nextTree : next[size_t(m_certain[i])];
        first[i] = free;
        free += size[i];
        next[i] = first[i] + 1;
    }
    for (size_t i = 0; i < count; ++i) {
        const auto isBelow = [&](qint32 caller) {
            return first[size_t(caller)] >= first[i] && first[size_t(caller)] < first[i] + size[i];
        };
        m_several[i] = !m_isStart[i] && std::ranges::count_if(m_callers[i], std::not_fn(isBelow)) > 1;
    }
}

/// Puts into the order what can be reached, behind all that it calls; without recursion, however deep that is.
void CallArcs::walk(qint32 from)
{
    std::vector<std::pair<qint32, size_t>> way{{from, 0}};
    m_seen[size_t(from)] = true;
    while (!way.empty()) {
        auto &[function, next] = way.back();
        if (next == m_called[size_t(function)].size()) {
            m_order.push_back(function);
            way.pop_back();
            continue;
        }
        const qint32 called = m_called[size_t(function)][next++];
        if (!m_seen[size_t(called)]) {
            m_seen[size_t(called)] = true;
            way.emplace_back(called, 0);
        }
    }
}

} // namespace performance
