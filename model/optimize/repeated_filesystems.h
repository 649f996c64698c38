// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/evaluate.h"

#include <vector>

namespace performance {

/// Leaves one finding of each filesystem. Overlays of containers have the space of the filesystem beneath them, which each
/// of them reports as its own (Documentation/filesystems/overlayfs.rst): a full disk with five containers is one full disk.
/// An overlay of the same size as another filesystem counts as that one; of overlays alone, as within a container, the one with
/// the shortest path remains. Findings that are not about a mount are left alone.
/// Thread-safety: any thread that may use `data`; one at a time for the same `findings`.
void dropRepeatedFilesystems(std::vector<RuleFinding> &findings, const RuleData &data);

} // namespace performance
