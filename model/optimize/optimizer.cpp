// SPDX-License-Identifier: MIT
#include "performance/optimize/optimizer.h"

#include "performance/core/format.h"
#include "performance/core/translate.h"
#include "performance/core/whole_file.h"
#include "performance/knobs/authority.h"
#include "performance/optimize/automatic.h"
#include "performance/optimize/knob_errors.h"
#include "performance/optimize/optimizer_p.h"
#include "performance/optimize/rule_reader.h"
#include "performance/optimize/settings_survey.h"
#include "performance/series/series_store.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

#include <time.h>

namespace performance {

namespace {

constexpr auto CheckEvery = std::chrono::seconds(5);
constexpr auto TunersEvery = std::chrono::minutes(10);
constexpr auto EvidenceSpan = std::chrono::minutes(15);
constexpr int EvidenceColumns = 180;

nanoseconds threadTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

/// A rule's name with its gaps, "… takes CPU from …", where there is no card to fill them.
QString generalName(const Rule &rule)
{
    static const QRegularExpression gap(QStringLiteral(R"(\{[^}]+\})"));
    return textOf(rule).name.replace(gap, QStringLiteral("…"));
}

std::vector<OptimizationStatus::Threshold> thresholdsOf(const Rule &rule)
{
    const auto builtin = std::find_if(builtinRules().cbegin(), builtinRules().cend(),
                                      [&](const Rule &r) { return r.id == rule.id; });
    std::vector<OptimizationStatus::Threshold> thresholds;
    for (size_t i = 0; i < rule.when.size(); ++i) {
        const Condition &condition = rule.when[i];
        thresholds.push_back({condition.signal.toText(), condition.unit, condition.isAbove, condition.over,
                              condition.threshold,
                              builtin == builtinRules().cend() ? condition.threshold : builtin->when[i].threshold});
    }
    return thresholds;
}

} // namespace

PerformanceError noSuchSuggestion(const QString &id)
{
    return {PerformanceErrorCode::InvalidOptimization, id, translate("Optimizer", "there is no such suggestion now"),
            translate("Optimizer", "What it was about may be over. The list of suggestions shows what there is.")};
}

Optimizer::Private::Private(const SeriesStore &series, const Options &wanted, Listener told)
    : store(series)
    , options(wanted)
    , listener(std::move(told))
    , rules(builtinRules())
    , records(wanted.folder + QLatin1String("/changes"))
    , dismissals(wanted.folder.isEmpty() ? QString() : wanted.folder + QLatin1String("/dismissed.json"))
{
    if (wanted.folder.isEmpty()) {
        noHands = translate("Optimizer",
                            "this program keeps no data folder, so there would be no journal to take it back from");
        return;
    }
    QFile own(wanted.folder + QLatin1String("/thresholds.json"));
    if (own.open(QIODevice::ReadOnly)) {
        ThresholdOverlay overlay = overlaidWithThresholds(std::move(rules), own.readAll(), own.fileName());
        rules = std::move(overlay.rules);
        for (const QString &warning : overlay.warnings)
            listener.problem(warning);
        if (!overlay.warnings.isEmpty())
            log.note(QtWarningMsg, "passed over own thresholds", {{"file", own.fileName()}},
                     quint64(overlay.warnings.size()), overlay.warnings.constFirst());
    }
    openJournal((wanted.folder + QLatin1String("/changes")).toStdString());
}

const Rule *Optimizer::Private::ruleOf(const QString &id) const
{
    const auto it = std::find_if(rules.cbegin(), rules.cend(), [&](const Rule &rule) { return rule.id == id; });
    return it == rules.cend() ? nullptr : &*it;
}

const Card *Optimizer::Private::cardOf(const QString &id) const
{
    const auto it = std::find_if(cards.cbegin(), cards.cend(), [&](const Card &card) { return card.finding.id == id; });
    if (it != cards.cend())
        return &*it;
    const auto running = experiments.find(id);
    return running == experiments.end() ? nullptr : &running->second.card;
}

// --- looking at the rules ------------------------------------------------------------------------------------------

void Optimizer::Private::check(Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    const nanoseconds begun = threadTime();
    checkedAt = now;
    const LiveData data(store, settings, now, interval);
    const QStringList keys = data.seriesKeys();
    const std::vector<ProcessSample> processes = data.processTotals({now - std::chrono::seconds(30), now});
    const Settings last = std::exchange(settings, surveySettings(rules, processes, keys, options.root));
    keepEnded(settings, last, processes);
    takeBackOrphans();
    QStringList active;
    for (const Card &card : cards)
        active << card.finding.id;
    QStringList standing;
    for (const ChangeGroup &group : groups()) {
        if (group.stands())
            standing << group.suggestion;
    }

    std::vector<Card> found;
    status.rules.clear();
    for (const Rule &rule : rules) {
        std::optional<LiveData> withPlugin;
        if (!rule.plugin.isEmpty())
            withPlugin.emplace(store, settings, now, interval, Sight{false, rule.plugin});
        const LiveData &seen = withPlugin ? *withPlugin : data;
        const QStringList seenKeys = withPlugin ? seen.seriesKeys() : keys;
        const Applicability here = applicability(rule, seen, seenKeys);
        status.rules.push_back(
            {rule.id, generalName(rule), rule.source, here == Applicability::Here,
             here == Applicability::NoSuchKnob       ? translate("Optimizer", "this machine has no such setting")
                 : here == Applicability::NoSuchData ? translate("Optimizer", "this machine does not measure it")
                                                     : QString(),
             thresholdsOf(rule)});
        for (const RuleFinding &finding : evaluate(rule, seen, seenKeys, active)) {
            // What was applied, or is being tried, is no news.
            if (dismissals.isDismissed(finding.id, now) || dismissals.isDismissed(rule.id, now)
                || standing.contains(finding.id) || experiments.contains(finding.id))
                continue;
            const auto before = std::find_if(cards.cbegin(), cards.cend(),
                                             [&](const Card &c) { return c.finding.id == finding.id; });
            Card card = makeCard(rule, finding, settings, before == cards.cend() ? now : before->since, machine);
            // Everything is as the rule wants it already: then it is not this knob.
            std::erase_if(card.wanted, [this](const auto &wish) {
                const auto present = knobs::readKnob(wish.first, machine);
                return !present || knobs::sameValue(wish.first, wish.second, *present);
            });
            if (!rule.turns.empty() && card.wanted.empty())
                continue;
            // What stands there now, an experiment put there for some seconds.
            const auto isBeingTried = [&](const auto &wish) {
                return std::ranges::any_of(experiments, [&](const auto &running) {
                    return std::ranges::any_of(running.second.card.wanted,
                                               [&](const auto &tried) { return tried.first == wish.first; });
                });
            };
            if (std::ranges::any_of(card.wanted, isBeingTried))
                continue;
            found.push_back(std::move(card));
        }
    }
    const auto impact = [&](const Card &card) { return ruleOf(card.finding.rule)->impact; };
    std::stable_sort(found.begin(), found.end(), [&](const Card &a, const Card &b) { return impact(a) > impact(b); });
    cards = std::move(found);
    status.checkedAt = now;
    status.automaticActs = automaticActs(now);
    status.dismissed = dismissals.ids(now);
    if (!tunersAt || now - *tunersAt > TunersEvery) {
        status.otherTuners = otherTuners(options.root); // a look at every process
        tunersAt = now;
    }
    status.cost = threadTime() - begun;
}

std::vector<PerformanceOptimization> Optimizer::optimizations() const
{
    const Locked lock(d->mutex);
    std::vector<PerformanceOptimization> list;
    for (const Card &card : d->cards) {
        const Rule &rule = *d->ruleOf(card.finding.rule);
        PerformanceOptimization o{card.finding.id, card.name,     card.why, rule.category, rule.impact, rule.effort,
                                  false,           card.evidence, rule.id,  card.then,     {}};
        if (const OptimizationPlan plan = d->planOf(card, false); !plan.writes.isEmpty())
            o.change = Message::joined({plan.writes.join(QStringLiteral("; ")), card.then}, QStringLiteral(". "));
        list.push_back(std::move(o));
    }
    for (const PerformanceOptimization &advice : d->profileAdvice) {
        if (!d->dismissals.isDismissed(advice.id, now()))
            list.push_back(advice);
    }
    for (const ChangeGroup &group : d->groups()) {
        const bool running = d->experiments.contains(group.suggestion);
        if ((!group.stands() && !running) || ProcessChangeId::parse(group.suggestion))
            continue;
        const AppliedChange change = d->describe(group);
        if (std::any_of(list.cbegin(), list.cend(),
                        [&](const PerformanceOptimization &o) { return o.id == change.suggestion; }))
            continue;
        const auto record = d->records.load(group.id);
        PerformanceOptimization o;
        o.id = change.suggestion;
        o.name = change.name;
        o.applied = true;
        o.change = change.writes.join(QStringLiteral("; "));
        if (record) {
            o.name = record->name;
            o.verdict = record->result ? record->result->verdict : Message();
            o.description = record->description;
            o.category = record->category;
            o.impact = record->impact;
            o.effort = record->effort;
            o.evidence = record->evidence;
            o.rule = record->rule;
        }
        list.push_back(std::move(o));
    }
    return list;
}

void Optimizer::setProfileAdvice(std::vector<PerformanceOptimization> advice)
{
    {
        const Locked lock(d->mutex);
        d->profileAdvice = std::move(advice);
    }
    d->listener.changed();
}

OptimizationStatus Optimizer::status() const
{
    const Locked lock(d->mutex);
    return d->status;
}

void Optimizer::cancelQuestions()
{
    if (d->hands) // since the constructor, or never: without the lock, which whoever asks holds
        d->hands->cancelQuestions();
}

// --- plans ---------------------------------------------------------------------------------------------------------

/// The literal writes, the commands that do the same, and what this program may do of it.
void Optimizer::Private::addWrites(OptimizationPlan &plan, const Wishes &wanted) const
{
    plan.canApply = true;
    plan.canUndo = true;
    for (const auto &[target, value] : wanted) {
        const auto before = knobs::readKnob(target, machine);
        if (!before) {
            plan.canApply = false;
            plan.obstacle = toPerformanceError(before.error()).message();
            continue;
        }
        plan.writes << toText(knobs::Write{target, *before, value});
        for (const std::string &line : knobs::shellCommands(target, value))
            plan.commands << QString::fromStdString(line);
        const knobs::Authority authority = hands ? hands->authorityOver(target, *before, value, &plan.asksPermission)
                                                 : knobs::authorityOver(target, *before, value, machine);
        plan.canApply = plan.canApply && authority.canApply;
        plan.canUndo = plan.canUndo && authority.canUndo;
        if (!authority.reason.empty())
            plan.obstacle = QString::fromStdString(authority.reason);
    }
    if (!hands && plan.canApply) {
        plan.canApply = false;
        plan.obstacle = noHands;
    }
}

OptimizationPlan Optimizer::Private::planOf(const Card &card, bool withEvidence) const
{
    OptimizationPlan plan;
    plan.id = card.finding.id;
    plan.risk = riskOf(card);
    plan.source = ruleOf(card.finding.rule)->source;
    if (!card.wanted.empty()) {
        addWrites(plan, card.wanted);
        plan.watched = watchedLabel(card).text();
        plan.proof = OptimizationPlan::Proof(proofOf(card));
        plan.proofText = proofText(card);
        plan.experimentLength = measuringTime(card);
    }
    if (withEvidence) {
        const Timestamp end = store.info().newest.value_or(now());
        for (const Observation &seen : card.finding.observations) {
            // A sum or a ratio is charted by what it is about: its first series.
            const QString key = seen.signal.above.front();
            EvidenceChart chart{seen.signal.toText(), seen.unit, seen.threshold,
                                store.query(key, {end - EvidenceSpan, end}, EvidenceColumns).value_or(SeriesData())};
            if (!seen.signal.below.isEmpty()) {
                const auto divisor = store.query(seen.signal.below.front(), {end - EvidenceSpan, end}, EvidenceColumns)
                                         .value_or(SeriesData());
                if (seen.signal.below.size() > 1 || divisor.points.size() != chart.data.points.size())
                    continue;
                for (size_t i = 0; i < chart.data.points.size(); ++i) {
                    SeriesPoint &point = chart.data.points[i];
                    const double by = divisor.points[i].mean;
                    point = {point.time,
                             point.width,
                             by != 0 ? point.minimum / by : 0,
                             by != 0 ? point.maximum / by : 0,
                             by != 0 ? point.mean / by : 0,
                             point.count};
                }
            }
            plan.evidence.push_back(std::move(chart));
        }
    }
    return plan;
}

PerformanceResult<OptimizationPlan> Optimizer::plan(const QString &id) const
{
    const Locked lock(d->mutex);
    const Card *card = d->cardOf(id);
    if (card)
        return d->planOf(*card, true);
    if (std::any_of(d->profileAdvice.cbegin(), d->profileAdvice.cend(),
                    [&](const PerformanceOptimization &o) { return o.id == id; })) {
        OptimizationPlan advice;
        advice.id = id;
        advice.source = translate("Optimizer", "rules of thumb; the sentence names the share that is needed for it");
        return advice;
    }
    return failure(noSuchSuggestion(id));
}

PerformanceResult<void> Optimizer::setThresholds(const QString &id, const std::vector<double> &values)
{
    {
        const Locked lock(d->mutex);
        const auto rule = std::find_if(d->rules.begin(), d->rules.end(), [&](const Rule &r) { return r.id == id; });
        const auto builtin = std::find_if(builtinRules().cbegin(), builtinRules().cend(),
                                          [&](const Rule &r) { return r.id == id; });
        if (rule == d->rules.end() || builtin == builtinRules().cend()
            || (!values.empty() && values.size() != builtin->when.size()))
            return failure(PerformanceErrorCode::InvalidOptimization, id,
                           translate("Optimizer", "there is no such rule, or it has another number of thresholds"));
        if (d->options.folder.isEmpty())
            return failure(PerformanceErrorCode::Unsupported, id,
                           translate("Optimizer", "this program keeps no data folder, so thresholds cannot be kept"));
        std::vector<Condition> when = builtin->when;
        for (size_t i = 0; i < values.size(); ++i) {
            if (!std::isfinite(values[i]) || values[i] < 0)
                return failure(PerformanceErrorCode::InvalidOptimization, id,
                               translate("Optimizer", "a threshold must be a number that is not negative"));
            // As far from the threshold as the built-in one lets go, in proportion.
            when[i].until = when[i].threshold != 0 ? when[i].until * values[i] / when[i].threshold : values[i];
            when[i].threshold = values[i];
        }
        std::vector<Rule> rules = d->rules;
        rules[size_t(rule - d->rules.begin())].when = std::move(when);
        if (const auto saved = writeWholeFile(d->options.folder + QLatin1String("/thresholds.json"),
                                              thresholdsToJson(rules, builtinRules()));
            !saved)
            return saved;
        d->rules = std::move(rules);
        // A card that is shown lets go late; under another threshold it has to earn its place anew.
        std::erase_if(d->cards, [&](const Card &card) { return card.finding.rule == id; });
        d->check(now());
    }
    d->listener.changed();
    return {};
}

PerformanceResult<void> Optimizer::dismiss(const QString &id, std::optional<Timestamp> until)
{
    {
        const Locked lock(d->mutex);
        if (const auto saved = d->dismissals.set(id, until); !saved)
            return saved;
        d->check(now());
    }
    d->listener.changed();
    return {};
}

/// What was done by itself in the last 24 hours, by the journal: a restart of this program does not forget it.
int Optimizer::Private::automaticActs(Timestamp now) const
{
    const auto all = groups();
    return int(std::count_if(all.begin(), all.end(), [&](const ChangeGroup &group) {
        return group.who == QLatin1String(AutomaticActor)
            && now - fromNanoseconds(group.changes.front().appliedAt) < std::chrono::hours(24);
    }));
}

void Optimizer::Private::listAutomatic()
{
    status.automatic.clear();
    for (const Rule &rule : rules) {
        if (rule.automatic && !rule.turns.empty())
            status.automatic.push_back({rule.id, generalName(rule)});
    }
    status.automaticBudget = options.automaticBudget;
}

void Optimizer::Private::applyByItself(Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    if (!options.automatic || !experiments.empty() || !hands || automaticActs(now) >= options.automaticBudget)
        return;
    const LiveData data(store, settings, now, interval);
    for (const Card &card : cards) {
        if (!ruleOf(card.finding.rule)->automatic || !strangersBehind(card.finding, data, userName()).isEmpty())
            continue;
        const OptimizationPlan plan = planOf(card, false);
        if (!plan.canApply || !plan.canUndo || plan.asksPermission || plan.risk != OptimizationPlan::Risk::Low
            || plan.proof != OptimizationPlan::Proof::Crossover)
            continue; // what nothing will prove is the user's to decide
        // Once tried, it is not tried again by itself: what it found stands in the history.
        if (groupOf(card.finding.id, false))
            continue;
        const QString id = card.finding.id;
        const auto prepared = prepare(id, true, QString::fromLatin1(AutomaticActor));
        const auto done = prepared ? made(*prepared, make(*prepared), now) : failure(prepared.error());
        status.automaticActs = automaticActs(now);
        if (!done)
            listener.problem(done.error().message());
        else if (const auto group = groupOf(id, true); group && listener.acted)
            listener.acted(describe(*group));
        return;
    }
}

// --- the clock -----------------------------------------------------------------------------------------------------

Optimizer::Optimizer(const SeriesStore &store, const Options &options, Listener listener)
    : d(std::make_unique<Private>(store, options, std::move(listener)))
{
    const Private::WrittenLog written{*d};
    d->listAutomatic();
    d->status.automaticActs = d->automaticActs(now());
    d->noteNeeds();
}

Optimizer::~Optimizer()
{
    const Private::WrittenLog written{*d};
    const Locked lock(d->mutex);
    // An experiment that nobody ends is taken back: the machine is not left in a state that was only tried.
    std::vector<QString> running;
    for (const auto &[suggestion, experiment] : d->experiments)
        running.push_back(suggestion);
    for (const QString &suggestion : running)
        (void)d->revert(suggestion, now());
    std::vector<QString> risky;
    for (const auto &[group, at] : d->countdowns)
        risky.push_back(group);
    for (const QString &group : risky)
        (void)d->revert(group, now());
}

bool Optimizer::needsTicks() const
{
    return d->needsTicks;
}

void Optimizer::setAutomatic(bool automatic, int budget)
{
    const Locked lock(d->mutex);
    d->options.automatic = automatic;
    d->options.automaticBudget = budget;
    d->status.automaticBudget = budget;
    d->noteNeeds();
}

void Optimizer::addRules(std::vector<Rule> rules)
{
    const Locked lock(d->mutex);
    for (Rule &rule : rules) {
        rule.automatic = rule.automatic && rule.plugin.isEmpty(); // a plugin says what it likes
        if (!d->ruleOf(rule.id))
            d->rules.push_back(std::move(rule));
    }
    d->listAutomatic();
}

void Optimizer::check(Timestamp now)
{
    const Private::WrittenLog written{*d};
    {
        const Locked lock(d->mutex);
        d->check(now);
    }
    d->listener.changed();
}

void Optimizer::tick(Timestamp now, nanoseconds interval, bool wanted)
{
    const Private::WrittenLog written{*d};
    if (!d->mutex.try_lock())
        return;
    d->interval = interval;
    const bool isDue = (wanted || d->options.automatic) && now - d->checkedAt >= CheckEvery;
    const bool running = !d->experiments.empty() || !d->countdowns.empty();
    d->countDown(now);
    d->advance(now);
    if (isDue) {
        d->check(now);
        d->applyByItself(now);
    }
    d->noteNeeds();
    d->mutex.unlock();
    if (isDue || running)
        d->listener.changed();
}

} // namespace performance
