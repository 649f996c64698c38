// SPDX-License-Identifier: MIT
#include "performance/calltree/bottom_up_tree.h"

#include <algorithm>
#include <functional>

namespace performance {

namespace {

/// The paths through a node: a run of the list.
struct Run {
    qint32 begin = 0;
    qint32 end = 0;
    qint32 depth = 0;
};

struct Child {
    qint32 function = 0;
    Run run;
    qint64 total = 0;
    qint64 samples = 0;
};

constexpr size_t StopInterval = 65536;

} // namespace

CallTree mergedPaths(const std::vector<qint32> &functions, std::vector<WeightedPath> paths, const std::stop_token &stop)
{
    CallTree tree;
    for (const WeightedPath &path : paths) {
        tree.nodes[0].total += path.weight;
        tree.nodes[0].samples += path.samples;
    }
    std::vector<Run> runs{{0, qint32(paths.size()), 0}}; // of each node
    std::vector<Child> children;
    for (size_t node = 0; node < tree.nodes.size(); ++node) {
        if (node % StopInterval == 0 && stop.stop_requested())
            return {};
        const Run run = runs[node];
        const auto first = paths.begin() + run.begin;
        const auto last = paths.begin() + run.end;
        const auto next = [&](const WeightedPath &path) { return functions[path.begin + size_t(run.depth)]; };
        const auto goesOn = [&](const WeightedPath &path) { return run.depth < path.length; };
        const auto begin = run.end - run.begin == 1 ? (goesOn(*first) ? first : last) : std::partition(first, last, std::not_fn(goesOn));
        if (last - begin > 1)
            std::sort(begin, last, [&](const WeightedPath &a, const WeightedPath &b) { return next(a) < next(b); });
        children.clear();
        for (auto it = begin; it != last; ++it) {
            if (children.empty() || children.back().function != next(*it)) {
                const auto at = qint32(it - paths.begin());
                children.push_back({next(*it), {at, at, run.depth + 1}, 0, 0});
            }
            Child &child = children.back();
            ++child.run.end;
            child.total += it->weight;
            child.samples += it->samples;
        }
        if (children.size() > 1)
            std::ranges::sort(children, [](const Child &a, const Child &b) { return a.total != b.total ? a.total > b.total : a.function < b.function; });
        tree.nodes[node].firstChild = qint32(tree.nodes.size());
        tree.nodes[node].childCount = qint32(children.size());
        for (const Child &child : children) {
            // What was on the CPU is the first of the path.
            tree.nodes.push_back({qint32(node), child.function, run.depth == 0 ? child.total : 0, child.total, child.samples, 0, 0});
            runs.push_back(child.run);
        }
        if (!children.empty())
            tree.depth = run.depth + 1; // level by level: the last one is the deepest
    }
    return tree;
}

} // namespace performance
