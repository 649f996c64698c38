// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/call_tree.h"
#include "performance/calltree/profile_findings.h"

namespace performance {

// Thread-safety: any thread; one at a time for each list of findings.

/// The function to blame for a node of a top-down tree: the nearest caller that is not the standard library's own; -1: unknown.
qint32 blamedCaller(const Profile &profile, const CallTree &tree, size_t node);

/// What a large share of the CPU time says by the names of the functions that it is spent in: allocating, copying,
/// logging, comparing, throwing and their like, each with the caller that does most of it. A table, which is easily
/// extended; thresholds are rules of thumb and stand in the sentence.
void addAdvice(const Profile &profile, const CallTree &tree, std::vector<ProfileFinding> &findings);

/// That a program was built without optimisation, by functions that it calls and that no optimised program has.
void addBuildAdvice(const Profile &profile, std::vector<ProfileFinding> &findings);

/// Of the threads: one that is always busy while the others have nothing to do, and more that want to run than may.
void addThreadAdvice(const Profile &profile, std::vector<ProfileFinding> &findings);

} // namespace performance
