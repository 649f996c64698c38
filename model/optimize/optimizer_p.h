// SPDX-License-Identifier: MIT
#pragma once

// Private to model/optimize: what the parts of Optimizer share.

#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"
#include "performance/optimize/before_after.h"
#include "performance/optimize/card.h"
#include "performance/optimize/change_record.h"
#include "performance/optimize/hands.h"
#include "performance/optimize/live_data.h"
#include "performance/optimize/optimizer.h"

#include <atomic>
#include <map>
#include <set>

namespace performance {

inline Message inOptimizer(const char *source, std::vector<Message::Arg> args = {})
{
    return {"Optimizer", source, std::move(args)};
}

PerformanceError noSuchSuggestion(const QString &id);
/// Who runs this program, as the journal and the processes of /proc name it.
QString userName();

/// One change with all that an experiment did to it: switched off and on again, it is one change to the user.
struct ChangeGroup {
    QString id; ///< of the first, under which its record is kept
    QString suggestion;
    QString who;
    std::vector<knobs::Change> changes;

    const knobs::Change &last() const { return changes.back(); }
    bool stands() const { return last().stands(); }
};

/// Who makes a change when an experiment switches it on again, and back: the change that the experiment began with, of others
/// the change itself.
std::string makerOf(const std::string &root);
QString rootOf(const knobs::Change &change);
/// A risky change goes back by itself unless it is kept for so long.
inline constexpr auto RiskyFor = std::chrono::seconds(30);

/// Knobs, and what they shall become.
using Wishes = std::vector<std::pair<knobs::Target, std::string>>;

struct Optimizer::Private {
    Private(const SeriesStore &series, const Options &wanted, Listener told);

    const SeriesStore &store;
    Options options;
    const std::string machine = options.root.toStdString(); ///< below which its files lie
    Listener listener;
    std::atomic<bool> needsTicks = false; ///< as the last call left it
    CountedLog log{lcOptimize};
    mutable Mutex mutex; ///< guards everything below

    std::vector<Rule> rules;
    std::optional<Hands> hands;
    std::optional<knobs::Turner> reader; ///< of a journal that may not be written: it still tells what was changed
    QString noHands;                     ///< why there are none
    ChangeRecords records;
    Dismissals dismissals;
    std::vector<Card> cards;
    std::vector<PerformanceOptimization> profileAdvice;
    OptimizationStatus status;
    Settings settings;
    Timestamp checkedAt;
    std::optional<Timestamp> tunersAt;
    nanoseconds interval = std::chrono::seconds(1);

    struct Running {
        Card card;
        std::optional<Experiment> experiment; ///< none: it is looked at before and after
        BeforeAfter watch;
        QString group;
        std::string change;                   ///< the one that stands; empty while it is off
        bool keep = false;                    ///< the user keeps it should nothing be proven
        std::optional<ExperimentGuard> guard; ///< the user's own

        bool isOn() const { return !experiment || experiment->isOn(); }
    };
    std::map<QString, Running> experiments;  ///< by suggestion
    std::map<QString, Timestamp> countdowns; ///< risky changes that go back by themselves, by group

    /// Writes the log at the end of a block: made before the lock is taken, it goes after it was given back.
    struct WrittenLog {
        Private &d;
        ~WrittenLog()
        {
            d.log.write();
            if (d.hands)
                d.hands->writeLog();
        }
    };

    const Rule *ruleOf(const QString &id) const;
    const Card *cardOf(const QString &id) const;
    void check(Timestamp now) WAI_REQUIRES(mutex);
    OptimizationPlan planOf(const Card &card, bool withEvidence) const;
    void addWrites(OptimizationPlan &plan, const Wishes &wanted) const;

    std::vector<ChangeGroup> groups() const;
    static std::vector<ChangeGroup> groups(const knobs::Result<std::vector<knobs::Change>> &all);
    std::optional<ChangeGroup> groupOf(const QString &id, bool standing) const;
    bool endedWithItsProcess(const QString &group) const;
    AppliedChange describe(const ChangeGroup &group) const;
    void openJournal(const std::string &folder);
    void settleAfterCrash();
    void takeBackOrphans();
    void takeBackUnkept();

    /// Applying in three steps, so that nobody waits at the mutex while an administrator is asked: what is to be done, doing
    /// it, and what it means here.
    struct Prepared {
        Card card;
        std::vector<knobs::Write> plan;
        QString who;
        bool risky = false;
        bool measured = false;
    };
    PerformanceResult<Prepared> prepare(const QString &id, bool measure, const QString &who) WAI_REQUIRES(mutex);
    knobs::Result<knobs::Change> make(const Prepared &prepared);
    PerformanceResult<bool> made(const Prepared &prepared, const knobs::Result<knobs::Change> &change, Timestamp now)
        WAI_REQUIRES(mutex);
    std::set<QString> beingMade; ///< suggestions between prepare() and made()
    /// Taking back likewise.
    struct Reversal {
        QString group;
        QString suggestion;
        QString name;
        std::string change; ///< empty: it is off already
    };
    PerformanceResult<Reversal> prepareRevert(const QString &id) WAI_REQUIRES(mutex);
    PerformanceResult<bool> reverted(const Reversal &reversal, const knobs::Result<knobs::Change> &undone,
                                     Timestamp now);
    PerformanceResult<bool> revert(const QString &id, Timestamp now) WAI_REQUIRES(mutex);
    std::optional<Timestamp> takeCountdown(const QString &group) WAI_REQUIRES(mutex);
    /// Asks without the mutex; while a question stands on the screen, the change does not go back by itself.
    PerformanceResult<void> askAbout(const ChangeGroup &group,
                                     knobs::Result<void> (Hands::*question)(const std::string &));
    void countDown(Timestamp now) WAI_REQUIRES(mutex);
    void noteNeeds() { needsTicks = options.automatic || !experiments.empty() || !countdowns.empty(); }
    void applyByItself(Timestamp now) WAI_REQUIRES(mutex);
    int automaticActs(Timestamp now) const;
    void listAutomatic();

    // optimizer_experiment.cpp
    Proof proofOf(const Card &card) const;
    QString proofText(const Card &card) const;
    nanoseconds measuringTime(const Card &card) const;
    CrossoverDesign designFor(const Card &card) const;
    nanoseconds cadenceOf(const Card &card) const;
    void advance(Timestamp now) WAI_REQUIRES(mutex);
    void advanceExperiment(const QString &suggestion, Running &running, Timestamp now) WAI_REQUIRES(mutex);
    bool switchOn(const QString &suggestion, Running &running) WAI_REQUIRES(mutex);
    std::vector<double> measured(const Card &card, const TimeRange &range) const;
    Experiment::Measure measureOf(const Card &card) const;
    Message watchedLabel(const Card &card) const;
    QString watchedUnit(const Card &card) const;
    std::optional<Message> trippedGuard(const Running &running, Timestamp now) const;
    ExperimentResult resultOf(const Running &running, Timestamp now) const;
    ExperimentResult judge(const Running &running, const std::optional<CrossoverEffect> &effect, Timestamp now) const;
    ExperimentResult lookedAt(const Running &running, Timestamp now) const;
    void finish(const QString &suggestion, ExperimentResult result, Timestamp now) WAI_REQUIRES(mutex);
    void stopExperiment(const QString &suggestion) WAI_REQUIRES(mutex);
};

} // namespace performance
