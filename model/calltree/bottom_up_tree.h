// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/call_tree.h"

namespace performance {

/// Rows between two looks at a stop token.
inline constexpr size_t StopInterval = 65536;

/// A way from the function that ran outwards, and what the samples on it weigh.
struct WeightedPath {
    size_t begin = 0; ///< in the list of functions
    qint32 length = 0;
    qint32 next =
        0; ///< the function at the depth that is being merged; mergedPaths() keeps it here, as sorting asks for it
    qint64 weight = 0;
    qint64 samples = 0;
};

/// The tree of paths that begin alike, in the order that CallTree promises. Each node takes the paths through it together
/// and sorts them by their next function, so that a node is written once, where it stays. An empty tree when stopped.
/// Thread-safety: a pure function.
CallTree mergedPaths(const std::vector<qint32> &functions, std::vector<WeightedPath> paths,
                     const std::stop_token &stop);

} // namespace performance
