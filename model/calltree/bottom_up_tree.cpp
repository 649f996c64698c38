// SPDX-License-Identifier: MIT
#include "performance/calltree/bottom_up_tree.h"

#include <algorithm>

namespace performance {

namespace {

/// The paths through a node: a run of their list. Most nodes are on a single path, of which nothing more than its list of
/// functions is looked at: its weight is that of the node.
struct Run {
    size_t begin = 0; ///< in the list of paths; of a single path in the list of functions
    qint32 count = 0;
    qint32 left = 0; ///< of a single path: how many functions are still to come
};

struct Child {
    qint32 function = 0;
    qint32 begin = 0; ///< in the list of paths
    qint32 end = 0;
    qint64 total = 0;
    qint64 samples = 0;
};

constexpr size_t MostReserved = size_t(1)
    << 22; ///< nodes; memory that is never touched costs nothing, but there is an end to addresses

Run runOf(const std::vector<WeightedPath> &paths, qint32 begin, qint32 end, qint32 depth)
{
    if (end - begin != 1)
        return {size_t(begin), end - begin, 0};
    const WeightedPath &path = paths[size_t(begin)];
    return {path.begin + size_t(depth), 1, path.length - depth};
}

} // namespace

CallTree mergedPaths(const std::vector<qint32> &functions, std::vector<WeightedPath> paths, const std::stop_token &stop)
{
    CallTree tree;
    tree.nodes.reserve(std::min(functions.size() + 1, MostReserved)); // each function is a node at the most
    for (const WeightedPath &path : paths) {
        tree.nodes[0].total += path.weight;
        tree.nodes[0].samples += path.samples;
    }
    std::vector<Run> runs{runOf(paths, 0, qint32(paths.size()), 0)}; // of the nodes of a level
    std::vector<Run> below;
    std::vector<Child> children;
    const auto addNode = [&](size_t parent, qint32 function, qint32 depth, qint64 total, qint64 samples) {
        // What was on the CPU is the first of the path.
        tree.nodes.push_back({qint32(parent), function, depth == 0 ? total : 0, total, samples, 0, 0});
    };
    size_t node = 0;
    for (qint32 depth = 0; !runs.empty(); ++depth, runs.swap(below)) {
        below.clear();
        for (const Run &run : runs) {
            if (node % StopInterval == 0 && stop.stop_requested())
                return {};
            tree.nodes[node].firstChild = qint32(tree.nodes.size());
            if (run.count == 1) {
                if (run.left > 0) {
                    tree.nodes[node].childCount = 1;
                    addNode(node, functions[run.begin], depth, tree.nodes[node].total, tree.nodes[node].samples);
                    below.push_back({run.begin + 1, 1, run.left - 1});
                }
                ++node;
                continue;
            }
            const auto first = paths.begin() + std::ptrdiff_t(run.begin);
            const auto last = first + run.count;
            const auto begin = std::partition(first, last,
                                              [&](const WeightedPath &path) { return path.length <= depth; });
            for (auto it = begin; it != last; ++it)
                it->next = functions[it->begin + size_t(depth)];
            std::sort(begin, last, [](const WeightedPath &a, const WeightedPath &b) { return a.next < b.next; });
            children.clear();
            for (auto it = begin; it != last; ++it) {
                if (children.empty() || children.back().function != it->next) {
                    const auto at = qint32(it - paths.begin());
                    children.push_back({it->next, at, at, 0, 0});
                }
                Child &child = children.back();
                ++child.end;
                child.total += it->weight;
                child.samples += it->samples;
            }
            if (children.size() > 1)
                std::ranges::sort(children, [](const Child &a, const Child &b) {
                    return a.total != b.total ? a.total > b.total : a.function < b.function;
                });
            tree.nodes[node].childCount = qint32(children.size());
            for (const Child &child : children) {
                addNode(node, child.function, depth, child.total, child.samples);
                below.push_back(runOf(paths, child.begin, child.end, depth + 1));
            }
            ++node;
        }
        if (!below.empty())
            tree.depth = depth + 1;
    }
    return tree;
}

} // namespace performance
