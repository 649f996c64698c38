// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_filter.h"

#include <span>

namespace performance {

struct CallNode {
    qint32 parent = -1;
    qint32 function = -1; ///< of the profile; -1: an address that is not named yet
    qint64 self = 0;      ///< weight of the samples that ended here
    qint64 total = 0;     ///< with everything that was called from here
    qint64 samples = 0;   ///< how many samples `total` is
    qint32 firstChild = 0;
    qint32 childCount = 0;
};

/// Stacks by function, merged from the outermost frame on (or the innermost, bottom-up). Node 0 is the root, that of all
/// samples; parents come before their children. The children of a node stand next to each other, the heaviest first.
struct CallTree {
    std::vector<CallNode> nodes = std::vector<CallNode>(1);
    qint64 withoutStack = 0;
    int depth = 0; ///< of the deepest node; the root has 0

    std::span<const CallNode> children(const CallNode &node) const
    {
        return std::span(nodes).subspan(size_t(node.firstChild), size_t(node.childCount));
    }
    qint32 indexOf(const CallNode &node) const { return qint32(&node - nodes.data()); }
    qint64 total() const { return nodes[0].total; }
};

/// Thread-safety: a pure function. When asked to stop it gives an empty tree.
CallTree buildCallTree(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop = {});
CallTree buildCallTree(const Profile &profile, const ProfileFilter &filter, const StackWeights &weights,
                       const std::stop_token &stop = {});

} // namespace performance
