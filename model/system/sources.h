// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/process_tracker.h"
#include "performance/system/self_source.h"

#include <memory>
#include <vector>

namespace performance {

/// All sources of a machine, in the order in which they are read.
///
/// Thread-safety: the collector's thread, once they are made.
struct Sources {
    std::shared_ptr<MachineLoad> load;
    std::vector<std::unique_ptr<Source>> all;
    // These two have more to say than samples; owned by `all`.
    ProcessTracker *processes = nullptr;
    SelfSource *self = nullptr;
};
Sources makeSources(const KernelRoot &root, SeriesRegistry &registry);

} // namespace performance
