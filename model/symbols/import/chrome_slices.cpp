// SPDX-License-Identifier: MIT
#include "performance/symbols/import/chrome_slices.h"

#include "performance/symbols/import/json_readers.h"

#include <algorithm>

namespace performance {

ChromeSlices::Problems ChromeSlices::closeEdges(double traceEnd)
{
    // "The events do not have to be in timestamp-sorted order" (Trace Event Format); at the same moment the file's order.
    std::ranges::stable_sort(m_edges, {}, &Edge::at);
    Problems problems;
    std::vector<const Edge *> open;
    for (const Edge &edge : m_edges) {
        if (edge.isBegin) {
            open.push_back(&edge);
        } else if (open.empty()) {
            ++problems.unbegun;
        } else {
            add(open.back()->at, edge.at, open.back()->name);
            open.pop_back();
        }
    }
    problems.open = qint64(open.size());
    for (auto it = open.rbegin(); it != open.rend(); ++it)
        add((*it)->at, traceEnd, (*it)->name);
    return problems;
}

ChromeSlices::Problems ChromeSlices::build(ForeignProfile &profile, qint32 thread, quint8 event, double traceEnd)
{
    const Problems problems = closeEdges(traceEnd);
    std::ranges::stable_sort(m_slices, [](const Slice &a, const Slice &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    struct Open {
        double end;
        qint32 stack;
    };
    std::vector<Open> open;
    double at = 0;
    const auto runUntil = [&](double until) {
        if (!open.empty() && until > at)
            profile.add(nanosecondsOf(at), event, thread, open.back().stack, nanosecondsOf(until - at));
        at = std::max(at, until);
    };
    for (const Slice &slice : m_slices) {
        while (!open.empty() && open.back().end <= slice.begin) {
            runUntil(open.back().end);
            open.pop_back();
        }
        runUntil(slice.begin);
        at = slice.begin;
        if (open.size() >= size_t(ForeignProfile::DeepestStack))
            continue;
        const qint32 parent = open.empty() ? -1 : open.back().stack;
        open.push_back({open.empty() ? slice.end : std::min(slice.end, open.back().end),
                        profile.stack(parent, profile.frame(slice.name))});
    }
    while (!open.empty()) {
        runUntil(open.back().end);
        open.pop_back();
    }
    return problems;
}

} // namespace performance
