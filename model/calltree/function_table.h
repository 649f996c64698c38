// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/call_tree.h"

namespace performance {

// Thread-safety: pure functions.

/// What a function cost: `total` counts a stack once however often the function is in it.
struct FunctionCost {
    qint32 function = -1;
    qint64 self = 0;
    qint64 total = 0;
    qint64 selfSamples = 0;
    qint64 totalSamples = 0;
};

/// All functions of a top-down tree, the largest self cost first.
std::vector<FunctionCost> functionCosts(const CallTree &tree);
/// The same by module: `function` is the number of the module.
std::vector<FunctionCost> moduleCosts(const Profile &profile, const CallTree &tree);

/// Who calls a function and whom it calls, with what that cost, the heaviest first. In a top-down tree.
struct Butterfly {
    FunctionCost function;
    std::vector<FunctionCost> callers; ///< `total`: of the function, when called from there. -1: it is the outermost
    std::vector<FunctionCost> callees; ///< `total`: of the callee, when called from the function
};
Butterfly butterflyOf(const CallTree &tree, qint32 function);

/// The cost of a source line.
struct LineCost {
    qint32 line = 0;
    qint64 self = 0;
    qint64 total = 0;
};
/// The lines of a function that cost something, in the order of the file. `file` gets the string of its file; the one
/// with most cost where code of several is in it.
std::vector<LineCost> lineCosts(const Profile &profile, const StackWeights &weights, qint32 function, qint32 &file);

} // namespace performance
