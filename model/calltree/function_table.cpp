// SPDX-License-Identifier: MIT
#include "performance/calltree/function_table.h"

#include <algorithm>
#include <map>

namespace performance {

namespace {

/// Walks a tree depth first and counts each key once per path. `keyOf(node)`: what is counted.
template<typename KeyOf>
std::vector<FunctionCost> costsBy(const CallTree &tree, KeyOf keyOf)
{
    struct Counted {
        FunctionCost cost;
        int onPath = 0;
        bool seen = false;
    };
    std::vector<Counted> counted; // by key, from -1 on
    struct Step {
        qint32 node;
        bool leaving;
    };
    std::vector<Step> steps;
    const auto visitChildren = [&](const CallNode &node) {
        for (qint32 i = node.childCount; i > 0; --i)
            steps.push_back({node.firstChild + i - 1, false});
    };
    visitChildren(tree.nodes[0]);
    while (!steps.empty()) {
        const Step step = steps.back();
        steps.pop_back();
        const CallNode &node = tree.nodes[size_t(step.node)];
        const qint32 key = keyOf(node);
        if (counted.size() <= size_t(key + 1))
            counted.resize(size_t(key + 2) + counted.size());
        Counted &place = counted[size_t(key + 1)];
        if (step.leaving) {
            --place.onPath;
            continue;
        }
        place.seen = true;
        FunctionCost &cost = place.cost;
        cost.function = key;
        cost.self += node.self;
        qint64 below = 0;
        for (const CallNode &child : tree.children(node))
            below += child.samples;
        cost.selfSamples += node.samples - below;
        if (place.onPath++ == 0) {
            cost.total += node.total;
            cost.totalSamples += node.samples;
        }
        steps.push_back({step.node, true});
        visitChildren(node);
    }
    std::vector<FunctionCost> list;
    for (const Counted &place : counted) {
        if (place.seen)
            list.push_back(place.cost);
    }
    std::ranges::sort(list, [](const FunctionCost &a, const FunctionCost &b) {
        return a.self != b.self ? a.self > b.self : a.total != b.total ? a.total > b.total : a.function < b.function;
    });
    return list;
}

std::vector<FunctionCost> sortedByTotal(const std::map<qint32, FunctionCost> &costs)
{
    std::vector<FunctionCost> list;
    for (const auto &[function, cost] : costs)
        list.push_back(cost);
    std::ranges::stable_sort(list, [](const FunctionCost &a, const FunctionCost &b) { return a.total > b.total; });
    return list;
}

} // namespace

std::vector<FunctionCost> functionCosts(const CallTree &tree)
{
    return costsBy(tree, [](const CallNode &node) { return node.function; });
}

std::vector<FunctionCost> moduleCosts(const Profile &profile, const CallTree &tree)
{
    return costsBy(tree, [&](const CallNode &node) {
        return node.function < 0 ? -1 : profile.functions[size_t(node.function)].module;
    });
}

Butterfly butterflyOf(const CallTree &tree, qint32 function)
{
    Butterfly result;
    result.function.function = function;
    std::map<qint32, FunctionCost> callers;
    std::map<qint32, FunctionCost> callees;
    std::vector<bool> inside(tree.nodes.size()); // below or at the function
    const auto add = [](std::map<qint32, FunctionCost> &costs, qint32 key, const CallNode &node) {
        FunctionCost &cost = costs.try_emplace(key, FunctionCost{key}).first->second;
        cost.total += node.total;
        cost.totalSamples += node.samples;
    };
    for (size_t i = 1; i < tree.nodes.size(); ++i) {
        const CallNode &node = tree.nodes[i];
        const CallNode &parent = tree.nodes[size_t(node.parent)];
        const bool outer = inside[size_t(node.parent)];
        inside[i] = outer || node.function == function;
        if (node.function == function) {
            result.function.self += node.self;
            if (!outer) { // calls of itself are not callers
                result.function.total += node.total;
                result.function.totalSamples += node.samples;
                add(callers, node.parent == 0 ? -1 : parent.function, node);
            }
        } else if (node.parent != 0 && parent.function == function) {
            add(callees, node.function, node);
        }
    }
    result.callers = sortedByTotal(callers);
    result.callees = sortedByTotal(callees);
    return result;
}

std::vector<LineCost> lineCosts(const Profile &profile, const StackWeights &weights, qint32 function, qint32 &file)
{
    std::map<qint32, std::map<qint32, LineCost>> byFile;
    std::map<qint32, qint64> fileCost;
    std::vector<std::pair<qint32, qint32>> seen; // a recursive function's line counts once a stack
    for (size_t i = 0; i < weights.weight.size(); ++i) {
        if (weights.samples[i] == 0)
            continue;
        seen.clear();
        bool innermost = true;
        for (qint32 stack = qint32(i); stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
            const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
            for (qint32 k = frame.locationCount; k > 0; --k) {
                const ProfileLocation &location = profile.locations[size_t(frame.firstLocation + k - 1)];
                if (location.function == function && location.line > 0) {
                    LineCost &cost = byFile[location.file][location.line];
                    cost.line = location.line;
                    if (innermost)
                        cost.self += weights.weight[i];
                    if (std::ranges::find(seen, std::pair(location.file, location.line)) == seen.end()) {
                        seen.emplace_back(location.file, location.line);
                        cost.total += weights.weight[i];
                        fileCost[location.file] += weights.weight[i];
                    }
                }
                innermost = false;
            }
        }
    }
    std::vector<LineCost> lines;
    file = 0;
    const auto most = std::ranges::max_element(fileCost, {}, [](const auto &entry) { return entry.second; });
    if (most == fileCost.end())
        return lines;
    file = most->first;
    for (const auto &[line, cost] : byFile[file])
        lines.push_back(cost);
    return lines;
}

} // namespace performance
