// SPDX-License-Identifier: MIT
#pragma once

// Private to model/optimize: what the two parts of Optimizer share.

#include "performance/optimize/card.h"
#include "performance/optimize/change_record.h"
#include "performance/optimize/hands.h"
#include "performance/optimize/optimizer.h"

#include <QMutex>

#include <atomic>
#include <map>
#include <set>

namespace performance {

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

/// Knobs, and what they shall become.
using Wishes = std::vector<std::pair<knobs::Target, std::string>>;

struct Optimizer::Private {
    Private(const SeriesStore &series, const Options &wanted, Listener told);

    const SeriesStore &store;
    Options options;
    Listener listener;
    std::atomic<bool> needsTicks = false; ///< as the last call left it
    mutable QMutex mutex;                 ///< guards everything below

    std::vector<Rule> rules;
    std::optional<Hands> hands;
    std::optional<knobs::Turner> reader; ///< of a journal that may not be written: it still tells what was changed
    QString noHands; ///< why there are none
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
        Experiment experiment;
        QString group;
        std::string change; ///< the one that stands; empty while it is off
        std::optional<ExperimentGuard> guard; ///< the user's own
    };
    std::map<QString, Running> experiments; ///< by suggestion
    std::map<QString, Timestamp> countdowns; ///< risky changes that go back by themselves, by group

    const Rule *ruleOf(const QString &id) const;
    const Card *cardOf(const QString &id) const;
    void check(Timestamp now);
    OptimizationPlan planOf(const Card &card, bool withEvidence) const;
    void addWrites(OptimizationPlan &plan, const Wishes &wanted) const;

    std::vector<ChangeGroup> groups() const;
    static std::vector<ChangeGroup> groups(const knobs::Result<std::vector<knobs::Change>> &all);
    std::optional<ChangeGroup> groupOf(const QString &id, bool standing) const;
    AppliedChange describe(const ChangeGroup &group) const;
    void openJournal(const std::string &folder);
    void settleAfterCrash();
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
    PerformanceResult<Prepared> prepare(const QString &id, bool measure, const QString &who);
    knobs::Result<knobs::Change> make(const Prepared &prepared);
    PerformanceResult<bool> made(const Prepared &prepared, const knobs::Result<knobs::Change> &change, Timestamp now);
    std::set<QString> beingMade; ///< suggestions between prepare() and made()
    PerformanceResult<bool> revert(const QString &id, Timestamp now);
    void countDown(Timestamp now);
    void noteNeeds() { needsTicks = options.automatic || !experiments.empty() || !countdowns.empty(); }
    void applyByItself(Timestamp now);
    int automaticActs(Timestamp now) const;
    void listAutomatic();

    // optimizer_experiment.cpp
    ExperimentDesign designFor(const Card &card) const;
    void advance(Timestamp now);
    std::vector<double> measured(const Card &card, const TimeRange &range) const;
    QString watchedLabel(const Card &card) const;
    QString watchedUnit(const Card &card) const;
    std::optional<QString> trippedGuard(const Running &running, Timestamp now) const;
    ExperimentResult resultOf(const Running &running, Timestamp now) const;
    ExperimentResult judge(const Running &running, Timestamp now) const;
    void finish(const QString &suggestion, Timestamp now, const QString &guard);
    void stopExperiment(const QString &suggestion);
};

/// The history of this machine, and its settings as they were read for this check.
class LiveData final : public RuleData {
public:
    LiveData(const SeriesStore &store, const Settings &settings, Timestamp now, nanoseconds interval = std::chrono::seconds(1))
        : m_store(store), m_settings(settings), m_now(now), m_interval(interval)
    {
    }
    Timestamp now() const override { return m_now; }
    nanoseconds interval() const override { return m_interval; }
    QStringList seriesKeys() const override;
    SeriesData query(const QString &key, const TimeRange &range, int columns) const override;
    std::vector<ProcessSample> processTotals(const TimeRange &range) const override;
    const Settings &settings() const override { return m_settings; }

private:
    const SeriesStore &m_store;
    const Settings &m_settings;
    Timestamp m_now;
    nanoseconds m_interval;
    /// Several rules ask for the processes of the same half minute.
    mutable std::optional<std::pair<TimeRange, std::vector<ProcessSample>>> m_totals;
};

} // namespace performance
