// SPDX-License-Identifier: MIT
#include "performance/calltree/tree_difference.h"

#include "performance/calltree/profile_match.h"

#include <unordered_map>

namespace performance {

std::vector<float> shareChanges(const Profile &profile, const CallTree &tree, const Profile &baselineProfile,
                                const CallTree &baseline)
{
    const std::vector<qint32> same = matchProfiles(profile, baselineProfile).functions;
    const auto shareOf = [](const CallNode &node, const CallTree &of) {
        return of.total() > 0 ? double(node.total) / double(of.total()) : 0.0;
    };
    std::vector<float> changes(tree.nodes.size(), 0);
    std::vector<qint32> matches(tree.nodes.size(), -1);
    matches[0] = 0;
    std::unordered_map<qint32, qint32> children;
    for (size_t n = 0; n < tree.nodes.size(); ++n) {
        const CallNode &node = tree.nodes[n];
        const qint32 match = matches[n];
        if (n > 0)
            changes[n] = float(shareOf(node, tree)
                               - (match < 0 ? 0.0 : shareOf(baseline.nodes[size_t(match)], baseline)));
        if (match < 0)
            continue;
        children.clear();
        for (const CallNode &child : baseline.children(baseline.nodes[size_t(match)]))
            children.try_emplace(child.function, baseline.indexOf(child));
        for (const CallNode &child : tree.children(node)) {
            const auto it = children.find(child.function < 0 ? -1 : same[size_t(child.function)]);
            if (it != children.end())
                matches[size_t(tree.indexOf(child))] = it->second;
        }
    }
    return changes;
}

} // namespace performance
