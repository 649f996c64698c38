// SPDX-License-Identifier: MIT
#include "performance/calltree/call_tree.h"

#include "performance/calltree/bottom_up_tree.h"
#include "performance/core/intern_map.h"

#include <algorithm>

namespace performance {

namespace {

/// Grows the tree; nodes are in the order of their first sight, so that parents come first.
class Grower {
public:
    Grower(const Profile &profile, const ProfileFilter &filter) : m_profile(profile), m_filter(filter)
    {
        m_hidden.resize(profile.functions.size());
        for (size_t i = 0; i < m_hidden.size(); ++i)
            m_hidden[i] = filter.hiddenFunctions.contains(qint32(i))
                || filter.hiddenModules.contains(profile.functions[i].module);
    }

    qint32 child(qint32 parent, qint32 function)
    {
        if (m_filter.collapseRecursion && parent > 0 && nodes[size_t(parent)].function == function)
            return parent;
        bool fresh = false;
        const qint32 node = m_children.numberOf(std::uint32_t(parent), std::uint32_t(function), qint32(nodes.size()),
                                                fresh);
        if (fresh)
            nodes.push_back({parent, function});
        return node;
    }

    /// Calls `visit` for the functions of a frame: the one that was called, then those inlined into it.
    template<typename Visit>
    void forEachFunction(const ProfileFrame &frame, Visit visit) const
    {
        if (frame.locationCount == 0) {
            visit(-1);
            return;
        }
        // Without inlined functions their time is that of the function they were put into.
        const qint32 count = m_filter.inlined ? frame.locationCount : 1;
        for (qint32 i = 0; i < count; ++i) {
            const qint32 function = m_profile.locations[size_t(frame.firstLocation + i)].function;
            if (!m_hidden[size_t(function)])
                visit(function);
        }
    }

    std::vector<CallNode> nodes = std::vector<CallNode>(1);

private:
    const Profile &m_profile;
    const ProfileFilter &m_filter;
    std::vector<bool> m_hidden;
    InternMap m_children;
};

constexpr qint32 NoNode = -2;

/// The node of each stack that has samples; false when stopped.
bool growTopDown(const Profile &profile, const ProfileFilter &filter, const StackWeights &weights, Grower &grower,
                 const std::stop_token &stop)
{
    // Only stacks that lead to a sample get a node.
    std::vector<bool> used(profile.stacks.size());
    for (size_t i = profile.stacks.size(); i > 0; --i) {
        if (weights.samples[i - 1] > 0)
            used[i - 1] = true;
        if (used[i - 1] && profile.stacks[i - 1].parent >= 0)
            used[size_t(profile.stacks[i - 1].parent)] = true;
    }
    std::vector<qint32> nodeOf(profile.stacks.size(), NoNode);
    for (size_t i = 0; i < profile.stacks.size(); ++i) {
        if (i % StopInterval == 0 && stop.stop_requested())
            return false;
        if (!used[i])
            continue;
        const ProfileStack &stack = profile.stacks[i];
        qint32 node = stack.parent >= 0 ? nodeOf[size_t(stack.parent)] : filter.focus >= 0 ? NoNode : 0;
        grower.forEachFunction(profile.frames[size_t(stack.frame)], [&](qint32 function) {
            if (node != NoNode)
                node = grower.child(node, function);
            else if (function == filter.focus) // everything before it is cut away
                node = grower.child(0, function);
        });
        nodeOf[i] = node;
        if (weights.samples[i] > 0 && node != NoNode) {
            CallNode &end = grower.nodes[size_t(node)];
            end.self += weights.weight[i];
            end.samples += weights.samples[i];
        }
    }
    return true;
}

CallTree bottomUpTree(const Profile &profile, const ProfileFilter &filter, const StackWeights &weights,
                      const Grower &grower, const std::stop_token &stop)
{
    std::vector<qint32> functions;
    std::vector<WeightedPath> paths;
    std::vector<qint32> inFrame;
    // Stacks share their outer frames: the way outwards from a stack that a path led through is copied from there. Not
    // where a way depends on what it comes from.
    const bool shares = !filter.collapseRecursion && filter.focus < 0;
    constexpr qint32 NoPath = -1;
    struct Passed {
        size_t at = 0;
        qint32 path = NoPath;
    };
    std::vector<Passed> passed(shares ? profile.stacks.size() : 0);
    for (size_t i = 0; i < profile.stacks.size(); ++i) {
        if (i % StopInterval == 0 && stop.stop_requested())
            return {};
        if (weights.samples[i] == 0)
            continue;
        const size_t begin = functions.size();
        size_t focusAt = begin;
        for (auto stack = qint32(i); stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
            if (shares) {
                Passed &here = passed[size_t(stack)];
                if (here.path != NoPath) {
                    const WeightedPath &known = paths[size_t(here.path)];
                    const size_t count = known.begin + size_t(known.length) - here.at;
                    functions.resize(functions.size() + count);
                    std::copy_n(functions.begin() + std::ptrdiff_t(here.at), count,
                                functions.end() - std::ptrdiff_t(count));
                    break;
                }
                here = {functions.size(), qint32(paths.size())};
            }
            inFrame.clear();
            grower.forEachFunction(profile.frames[size_t(profile.stacks[size_t(stack)].frame)],
                                   [&](qint32 function) { inFrame.push_back(function); });
            for (auto function = inFrame.rbegin(); function != inFrame.rend(); ++function) {
                if (!filter.collapseRecursion || functions.size() == begin || functions.back() != *function)
                    functions.push_back(*function);
                if (*function == filter.focus)
                    focusAt = functions.size();
            }
        }
        if (filter.focus >= 0)
            functions.resize(focusAt);
        if (filter.focus < 0 || focusAt > begin)
            paths.push_back({begin, qint32(functions.size() - begin), 0, weights.weight[i], weights.samples[i]});
    }
    return mergedPaths(functions, std::move(paths), stop);
}

/// Totals from the leaves to the root, then children side by side, the heaviest first.
CallTree arranged(std::vector<CallNode> grown)
{
    for (CallNode &node : grown)
        node.total = node.self;
    for (size_t i = grown.size(); i > 1; --i) {
        Q_ASSERT(size_t(grown[i - 1].parent) < i - 1); // parents come first
        CallNode &parent = grown[size_t(grown[i - 1].parent)];
        parent.total += grown[i - 1].total;
        parent.samples += grown[i - 1].samples;
        ++parent.childCount;
    }
    CallTree tree;
    tree.nodes.clear();
    tree.nodes.reserve(grown.size());

    std::vector<qint32> firstOf(grown.size() + 1, 0); // children of each node in the order of their first sight
    for (size_t i = 0; i < grown.size(); ++i)
        firstOf[i + 1] = firstOf[i] + grown[i].childCount;
    std::vector<qint32> children(grown.size());
    std::vector<qint32> filled(grown.size(), 0);
    for (size_t i = 1; i < grown.size(); ++i) {
        const auto parent = size_t(grown[i].parent);
        children[size_t(firstOf[parent] + filled[parent]++)] = qint32(i);
    }
    std::vector<int> level{0};
    std::vector<qint32> oldOf{0};
    tree.nodes.push_back(grown[0]);
    for (size_t i = 0; i < tree.nodes.size(); ++i) { // level by level: the children of one node stay together
        const auto old = size_t(oldOf[i]);
        const auto begin = children.begin() + firstOf[old];
        const auto end = children.begin() + firstOf[old + 1];
        std::sort(begin, end, [&](qint32 a, qint32 b) {
            const CallNode &x = grown[size_t(a)];
            const CallNode &y = grown[size_t(b)];
            return x.total != y.total ? x.total > y.total : x.function < y.function;
        });
        tree.nodes[i].firstChild = qint32(tree.nodes.size());
        for (auto it = begin; it != end; ++it) {
            tree.nodes.push_back(grown[size_t(*it)]);
            tree.nodes.back().parent = qint32(i);
            oldOf.push_back(*it);
            level.push_back(level[i] + 1);
            tree.depth = std::max(tree.depth, level.back());
        }
    }
    Q_ASSERT(tree.nodes.size() == grown.size()); // each is reached once
    return tree;
}

} // namespace

CallTree buildCallTree(const Profile &profile, const ProfileFilter &filter, const StackWeights &weights,
                       const std::stop_token &stop)
{
    Grower grower(profile, filter);
    CallTree tree;
    if (filter.bottomUp)
        tree = bottomUpTree(profile, filter, weights, grower, stop);
    else if (growTopDown(profile, filter, weights, grower, stop))
        tree = arranged(std::move(grower.nodes));
    if (stop.stop_requested())
        return {};
    if (filter.focus < 0) {
        tree.withoutStack = weights.withoutStack;
        tree.nodes[0].total += weights.withoutStack;
        tree.nodes[0].samples = weights.totalSamples;
    }
    return tree;
}

CallTree buildCallTree(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop)
{
    return buildCallTree(profile, filter, weigh(profile, filter, stop), stop);
}

} // namespace performance
