// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"
#include "performance/optimize/experiment.h"
#include "performance/optimize/rule.h"

#include <functional>
#include <memory>

namespace performance {

class SeriesStore;

/// Suggests, applies, measures and takes back. It composes the rules, the knobs with their journal, and experiments; it
/// reads the history from a store and owns nothing that samples. Thread-safe; every call may touch files and belongs on a
/// thread that may wait.
class Optimizer {
public:
    struct Options {
        /// Where the journal, the verdicts and the dismissals lie. Empty: there is no journal, so nothing can be applied.
        QString folder;
        /// Applies by itself what is low in risk and exactly undoable, and proves each.
        bool automatic = false;
        int automaticBudget = 3; ///< so often in 24 hours at most; the journal counts it, over restarts as well
        CrossoverDesign experiment;
        /// Stands before /proc and /sys where it looks at how the machine is set, and where it turns what is in files: the folder
        /// of a machine that was recorded or made up, on which suggestions are tried.
        QString root = {};
    };
    /// Called on whatever thread found out.
    struct Listener {
        std::function<void()> changed;
        std::function<void(Timestamp, const QString &)> marked; ///< something was applied or taken back
        std::function<void(const QString &)> problem;
        std::function<void(const AppliedChange &)> acted = {}; ///< something was applied without being asked for
    };

    Optimizer(const SeriesStore &store, const Options &options, Listener listener);
    ~Optimizer();
    Q_DISABLE_COPY_MOVE(Optimizer)

    /// After each tick of the collector, which come `interval` apart: takes experiments and countdowns further and, where
    /// somebody wants suggestions, looks at the rules every five seconds. Returns at once where another call is busy.
    void tick(Timestamp now, nanoseconds interval, bool wanted);
    /// Whether tick() has something to do although nobody wants suggestions. Waits for nobody.
    bool needsTicks() const;
    /// Rules of a plugin; an id that is known already is passed over.
    void addRules(std::vector<Rule> rules);

    /// Looks at the rules now.
    void check(Timestamp now);
    void setAutomatic(bool automatic, int budget);

    /// What the last profile says: advice that stands among the suggestions until the next profile, or until dismissed.
    void setProfileAdvice(std::vector<PerformanceOptimization> advice);

    std::vector<PerformanceOptimization> optimizations() const;
    PerformanceResult<OptimizationPlan> plan(const QString &id) const;
    /// Applies a suggestion and reads it back; `measure`: an experiment, or where it cannot be switched a look before and after,
    /// follows, driven by tick(), unless another one runs or there is nothing to measure. Only what is better stays then.
    PerformanceResult<bool> apply(const QString &id, bool measure);
    /// Takes back a suggestion or one change of the history, whichever has this id.
    PerformanceResult<bool> revert(const QString &id);
    /// Ends a change whose value somebody else has set since, in either way.
    PerformanceResult<void> resolveConflict(const QString &id, ConflictAnswer answer);
    /// Keeps a risky change, which would else go back by itself after half a minute, or one that is being measured should its
    /// effect not be proven. What is worse goes back all the same.
    PerformanceResult<void> keep(const QString &id);
    /// Lets a change outlive a restart of the machine: one line in a drop-in, which revert() removes.
    PerformanceResult<void> makePermanent(const QString &id);
    /// Something that the user wants of a process, without a suggestion; the change's suggestion is its ProcessChangeId.
    PerformanceResult<OptimizationPlan> planProcess(const ProcessIdentity &identity,
                                                    const std::vector<ProcessWish> &wishes) const;
    PerformanceResult<AppliedChange> adjustProcess(const ProcessIdentity &identity, const QString &name,
                                                   const std::vector<ProcessWish> &wishes);
    /// From where on a rule speaks, by condition; each lets go again as far from it as the built-in one does. Empty: as it
    /// is built in. Kept in the data folder.
    PerformanceResult<void> setThresholds(const QString &rule, const std::vector<double> &values);
    /// Not to be suggested until then; nothing: it may be again.
    PerformanceResult<void> dismiss(const QString &id, std::optional<Timestamp> until);
    PerformanceResult<ExperimentResult> experiment(const QString &id) const;
    /// Takes the running experiment of a suggestion back should the guard's metric get worse by more than a fifth.
    PerformanceResult<void> guardExperiment(const QString &id, const std::optional<ExperimentGuard> &guard);
    PerformanceResult<std::vector<AppliedChange>> history() const;
    OptimizationStatus status() const;
    /// Ends every wait for an administrator's permission; what waits for it fails. For the end of a program.
    void cancelQuestions();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
