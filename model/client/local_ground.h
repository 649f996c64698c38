// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/client/lanes.h"
#include "performance/client/report_library.h"
#include "performance/client/timeline.h"
#include "performance/optimize/optimizer.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/series/data_folder.h"
#include "performance/series/series_store.h"
#include "performance/series/stacks_history.h"
#include "performance/ux/ux_tracker.h"

namespace performance {

/// What a local client keeps, and what looks at it: everything that the services stand on, made in the order in which each
/// needs the other. It outlives them.
/// Thread-safety: one thread makes and destroys it; in between any thread may use its parts (of `folder`: see there).
struct LocalGround {
    /// Whom the ground tells, from any thread, also while it is being made.
    struct Listener {
        std::function<void(const QString &)> problem; ///< a sentence
        std::function<void()> advised;                ///< there may be other suggestions
        std::function<void(const AppliedChange &)> acted;
    };
    LocalGround(const PerformanceConfig &config, const Listener &listener);

    Lanes lanes;
    AnalyserProcess analyser{AnalyserProcess::defaultProgram(), lanes.stopToken()};
    ConfigInForce config;
    Timeline timeline;
    DataFolder folder;
    std::unique_ptr<SeriesStore> store;
    std::unique_ptr<StacksHistory> stacks;
    std::unique_ptr<ReportLibrary> library;
    std::unique_ptr<Optimizer> optimizer;
    std::unique_ptr<UxTracker> ux;

    /// Whether another program writes the history, which this one follows.
    bool isReader() const { return store->info().readOnly; }

private:
    void openStore(const Listener &listener);
    void openStacks(const Listener &listener);
    void openOptimizer(const Listener &listener);
    void openUx(const Listener &listener);
};

} // namespace performance
