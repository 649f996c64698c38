// SPDX-License-Identifier: MIT
// The proof: switching a change on and off, judging what was measured meanwhile, and what becomes of the change then.
#include "performance/core/duration_text.h"
#include "performance/core/translate.h"
#include "performance/optimize/knob_errors.h"
#include "performance/optimize/optimizer_p.h"
#include "performance/series/series_store.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace performance {

namespace {

/// Nobody waits longer for a verdict: what shows only after more is looked at before and after.
constexpr auto LongestTrial = std::chrono::minutes(10);

std::optional<ProcessIdentity> watchedProcess(const Card &card)
{
    const bool ofVictim = card.watch == QLatin1String(VictimRunDelay) || card.watch == QLatin1String(VictimIoWaits);
    if (ofVictim && card.finding.victim)
        return card.finding.victim->identity;
    if (card.watch == QLatin1String(ProcessRunDelay) && card.finding.process)
        return card.finding.process->identity;
    return std::nullopt;
}

/// What a reading of the watched process says; nothing where it does not know.
std::optional<double> figureOf(const ProcessSample &process, const QString &watch)
{
    if (watch != QLatin1String(VictimIoWaits))
        return process.runDelay;
    return process.state == 'D' ? 1 : 0;
}

/// For the log.
QString nameOf(ExperimentResult::Verdict verdict)
{
    switch (verdict) {
    case ExperimentResult::Verdict::Better: return QStringLiteral("better");
    case ExperimentResult::Verdict::Worse: return QStringLiteral("worse");
    case ExperimentResult::Verdict::NotProven:
    case ExperimentResult::Verdict::Running: break;
    }
    return QStringLiteral("not proven");
}

Message percent(double share)
{
    return Message::joined({share > 0 ? QStringLiteral("+") : QString(), Message::of(Message::value(share, u"1"))},
                           QString());
}

} // namespace

/// How often the watched figure has a value, as the last minute showed.
nanoseconds Optimizer::Private::cadenceOf(const Card &card) const
{
    using std::chrono::seconds;
    if (watchedProcess(card))
        return interval;
    const Timestamp end = store.info().newest.value_or(checkedAt);
    const auto data = store.query(Signal::parse(card.watch).above.front(), {end - seconds(60), end}, 60);
    if (!data || data->points.size() < 2)
        return interval;
    const double apart = std::chrono::duration<double>(data->points.back().time - data->points.front().time).count()
        / double(data->points.size() - 1);
    return std::max<nanoseconds>(interval, seconds(std::lround(apart)));
}

CrossoverDesign Optimizer::Private::designFor(const Card &card) const
{
    return options.experiment.forCadence(cadenceOf(card), ruleOf(card.finding.rule)->latency);
}

/// Switched on and off only what surely comes back and at once, and shows within a time that somebody may wait for.
Proof Optimizer::Private::proofOf(const Card &card) const
{
    if (card.watch.isEmpty())
        return Proof::Readback;
    if (std::ranges::any_of(card.wanted, [](const auto &wish) { return knobs::isLimitOfUse(wish.first.knob); }))
        return Proof::Readback; // whatever a plugin's rule says
    const Rule &rule = *ruleOf(card.finding.rule);
    if (rule.proof != Proof::Crossover)
        return rule.proof;
    for (const auto &[target, value] : card.wanted) {
        const knobs::Knob *knob = knobs::findKnob(target.knob);
        const auto before = knobs::readKnob(target, machine);
        if (!knob || knob->risk != knobs::Risk::Low || !before
            || (hands && !hands->authorityOver(target, *before, value).canUndo))
            return Proof::Watch;
    }
    return designFor(card).longest <= LongestTrial ? Proof::Crossover : Proof::Watch;
}

nanoseconds Optimizer::Private::measuringTime(const Card &card) const
{
    switch (proofOf(card)) {
    case Proof::Crossover: return designFor(card).longest;
    case Proof::Watch: return BeforeAfter::around(Timestamp()).after.to - Timestamp();
    case Proof::Readback: break;
    }
    return nanoseconds(0);
}

QString Optimizer::Private::proofText(const Card &card) const
{
    switch (proofOf(card)) {
    case Proof::Crossover:
        return translate(
                   "Optimizer",
                   "It is switched on and off in random order for at most %1, so that only the change can make the difference. It stays if it is better, and goes back otherwise.")
            .arg(toText(std::chrono::duration_cast<std::chrono::seconds>(measuringTime(card))));
    case Proof::Watch:
        if (ruleOf(card.finding.rule)->proof == Proof::Crossover && designFor(card).longest > LongestTrial) {
            return translate(
                "Optimizer",
                "Its figure is read too seldom to switch it on and off and compare, so nothing can prove that it helps: you are shown the figure before and after, and it goes back unless you keep it.");
        }
        return translate(
            "Optimizer",
            "It cannot be switched on and off, so nothing can prove that it helps: you are shown the figure before and after, and it goes back unless you keep it.");
    case Proof::Readback: break;
    }
    return card.watch.isEmpty()
        ? translate("Optimizer", "It is applied and read back. Nothing that is measured here could show its effect.")
        : translate(
            "Optimizer",
            "It is applied and read back; what it allows, it allows by definition, so there is nothing to measure. A program that has come to need it would fail where it is taken back.");
}

Message Optimizer::Private::watchedLabel(const Card &card) const
{
    if (card.watch == QLatin1String(VictimIoWaits))
        return card.finding.victim
            ? inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "time that %1 waits for storage"), {card.finding.victim->name})
            : Message();
    const bool ofVictim = card.watch == QLatin1String(VictimRunDelay);
    if (ofVictim || card.watch == QLatin1String(ProcessRunDelay)) {
        const auto &process = ofVictim ? card.finding.victim : card.finding.process;
        return process ? inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "time that %1 waits for a CPU"), {process->name})
                       : Message();
    }
    return card.watch;
}

QString Optimizer::Private::watchedUnit(const Card &card) const
{
    if (watchedProcess(card))
        return QStringLiteral("1");
    const Signal signal = Signal::parse(card.watch);
    for (const Observation &seen : card.finding.observations) {
        if (seen.signal == signal)
            return seen.unit;
    }
    const auto data = store.query(signal.above.front(), {checkedAt - std::chrono::seconds(60), checkedAt}, 1);
    return data && signal.below.isEmpty() ? data->descriptor.shownUnit() : QStringLiteral("1");
}

/// Every value of the watched figure in a range, oldest first.
std::vector<double> Optimizer::Private::measured(const Card &card, const TimeRange &range) const
{
    std::vector<double> values;
    if (const auto identity = watchedProcess(card)) {
        for (const auto &tick : store.processesIn(range)) {
            const auto it = std::find_if(tick->processes.cbegin(), tick->processes.cend(),
                                         [&](const ProcessSample &p) { return p.identity == *identity; });
            const auto figure = it != tick->processes.cend() ? figureOf(*it, card.watch) : std::nullopt;
            if (figure)
                values.push_back(*figure);
        }
        return values;
    }
    const Signal signal = Signal::parse(card.watch);
    const Rule *rule = ruleOf(card.finding.rule);
    const LiveData data(store, settings, range.to, std::chrono::seconds(1),
                        Sight{false, rule ? rule->plugin : QString()});
    // A column a second: sums and ratios are of the same moment.
    const auto seconds = std::max<qint64>(1, range.length() / std::chrono::seconds(1));
    for (qint64 i = 0; i < seconds; ++i) {
        const Timestamp from = range.from + std::chrono::seconds(i);
        if (const auto value = meanOf(signal, data, {from, from + std::chrono::seconds(1)}))
            values.push_back(*value);
    }
    return values;
}

/// The mean over a stretch, which of a rate is what happened by the time it had; nothing where half of the values are missing,
/// since the machine slept or the process was idle.
Experiment::Measure Optimizer::Private::measureOf(const Card &card) const
{
    const double apart = std::chrono::duration<double>(cadenceOf(card)).count();
    return [this, card, apart](const TimeRange &range) -> std::optional<double> {
        const std::vector<double> values = measured(card, range);
        if (values.empty()
            || double(values.size()) < 0.5 * std::chrono::duration<double>(range.length()).count() / apart)
            return std::nullopt;
        return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    };
}

ExperimentResult Optimizer::Private::resultOf(const Running &running, Timestamp now) const
{
    ExperimentResult result;
    result.id = running.card.finding.id;
    result.isOn = running.isOn();
    result.watched = watchedLabel(running.card);
    result.unit = watchedUnit(running.card);
    if (!running.experiment) {
        const BeforeAfter &watch = running.watch;
        result.remaining = std::max(nanoseconds(0), watch.after.to - now);
        result.progress = std::clamp(
            double((now - watch.before.to).count()) / double((watch.after.to - watch.before.to).count()), 0.0, 1.0);
        result.without = measured(running.card, watch.before);
        if (now > watch.after.from)
            result.with = measured(running.card, {watch.after.from, std::min(now, watch.after.to)});
        return result;
    }
    result.progress = running.experiment->progress(now);
    result.remaining = running.experiment->remaining(now);
    for (const Experiment::Stretch &stretch : running.experiment->stretches(now)) {
        const std::vector<double> values = measured(running.card, stretch.range);
        std::vector<double> &side = stretch.on ? result.with : result.without;
        side.insert(side.end(), values.begin(), values.end());
    }
    return result;
}

/// What an experiment found in the end. Words for what becomes of the change are for finish() to add.
ExperimentResult Optimizer::Private::judge(const Running &running, const std::optional<CrossoverEffect> &effect,
                                           Timestamp now) const
{
    ExperimentResult result = resultOf(running, now);
    result.state = ExperimentResult::Verdict::NotProven;
    if (!effect) {
        result.verdict = inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "Not proven: too little was measured, of %1."),
                                     {result.watched});
        return result;
    }
    const bool relative = effect->without != 0;
    const double scale = relative ? std::fabs(effect->without) : 1;
    result.change = effect->difference / scale;
    result.low = effect->low / scale;
    result.high = effect->high / scale;
    const auto shown = [&](double value) {
        return relative ? Message::Arg(percent(value)) : Message::value(value, result.unit);
    };
    const Message figures = inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "%1 went from %2 to %3: %4 [%5, %6]"),
                                        {result.watched, Message::value(effect->without, result.unit),
                                         Message::value(effect->with, result.unit), shown(*result.change),
                                         shown(*result.low), shown(*result.high)});
    const bool better = (effect->difference < 0) == ruleOf(running.card.finding.rule)->lowerIsBetter;
    if (!effect->isReal()) {
        result.verdict = inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "Not proven: %1."), {figures});
    } else if (better) {
        result.state = ExperimentResult::Verdict::Better;
        result.verdict = inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "Better: %1."), {figures});
    } else {
        result.state = ExperimentResult::Verdict::Worse;
        result.verdict = inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "Worse, so it was taken back: %1."), {figures});
    }
    return result;
}

/// What a look before and after says, with what it cannot.
ExperimentResult Optimizer::Private::lookedAt(const Running &running, Timestamp now) const
{
    ExperimentResult result = resultOf(running, now);
    result.state = ExperimentResult::Verdict::NotProven;
    const Experiment::Measure measure = measureOf(running.card);
    const auto before = measure(running.watch.before);
    const auto after = measure(running.watch.after);
    if (!before || !after) {
        result.verdict = inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "Not proven: too little was measured, of %1."),
                                     {result.watched});
        return result;
    }
    result.verdict = inOptimizer(
        QT_TRANSLATE_NOOP(
            "Optimizer",
            "Not proven: %1 was %2 before and %3 after. That does not say that the change did it: suggestions come when things are bad, and what is bad often passes by itself."),
        {result.watched, Message::value(*before, result.unit), Message::value(*after, result.unit)});
    return result;
}

void Optimizer::Private::stopExperiment(const QString &suggestion)
{
    Q_ASSERT(mutex.isHeld());
    experiments.erase(suggestion);
}

/// Makes the change again that an experiment has switched off.
bool Optimizer::Private::switchOn(const QString &suggestion, Running &running)
{
    Q_ASSERT(mutex.isHeld());
    const auto plan = hands->plan(running.card.wanted);
    const std::string root = running.group.toStdString();
    const auto change = plan ? hands->applyAgain(root, suggestion.toStdString(), *plan, makerOf(root))
                             : tl::make_unexpected(plan.error());
    if (!change)
        return false;
    running.change = change->id;
    return true;
}

/// Ends an experiment: what is better stays, and what is not proven where the user said so; all else goes back.
void Optimizer::Private::finish(const QString &suggestion, ExperimentResult result, Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    const auto it = experiments.find(suggestion);
    Running running = std::move(it->second);
    experiments.erase(it);
    result.progress = 1;
    result.remaining = nanoseconds(0);
    const bool isProven = result.state == ExperimentResult::Verdict::Better;
    const bool wanted = isProven || (running.keep && result.state == ExperimentResult::Verdict::NotProven);
    if (wanted && running.change.empty() && !switchOn(suggestion, running)) {
        log.note(QtWarningMsg, "not switched on again", {{"change", running.group}, {"suggestion", suggestion}});
        listener.problem(translate("Optimizer", "“%1” could not be switched on again after it was measured.")
                             .arg(running.card.name.text()));
    }
    result.isOn = wanted && !running.change.empty();
    log.note(QtInfoMsg, "measured",
             {{"change", running.group},
              {"suggestion", suggestion},
              {"verdict", nameOf(result.state)},
              {"stays", result.isOn ? QStringLiteral("yes") : QStringLiteral("no")}});
    if (result.isOn) {
        if (const auto kept = hands->keep(running.change); !kept)
            listener.problem(toPerformanceError(kept.error()).message());
    } else if (!running.change.empty() && !endedWithItsProcess(running.group)) {
        if (const auto back = revert(running.group, now); !back) {
            log.note(QtWarningMsg, "not taken back by itself", {{"change", running.group}, {"suggestion", suggestion}});
            listener.problem(back.error().message());
            result.isOn = true;
        }
    }
    if (result.state == ExperimentResult::Verdict::NotProven)
        result.verdict = Message::joined(
            {result.verdict,
             inOptimizer(!result.isOn ? QT_TRANSLATE_NOOP("Optimizer", "It went back.")
                             : wanted ? QT_TRANSLATE_NOOP("Optimizer", "It stays, since you keep it.")
                                      : QT_TRANSLATE_NOOP("Optimizer", "It could not be taken back."))});
    if (auto record = records.load(running.group)) {
        record->result = result;
        if (const auto saved = records.save(*record); !saved)
            listener.problem(saved.error().message());
    }
}

/// Takes one experiment as far as it is by now; where it came to its end, it is gone.
void Optimizer::Private::advanceExperiment(const QString &suggestion, Running &running, Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    Experiment &experiment = *running.experiment;
    const Experiment::Measure measure = measureOf(running.card);
    // The process ended, or somebody else set it: neither is known to be because of what was on or off at that moment, so what was
    // measured until then is judged. What was set by hands is left alone.
    const auto endEarly = [&]() WAI_REQUIRES(mutex) {
        finish(suggestion, judge(running, experiment.conclude(now, measure), now), now);
    };
    if (experiment.due(now) == Experiment::Due::Look) {
        const bool isOver = experiment.isOver(now);
        const auto effect = experiment.look(now, measure);
        if (isOver || (effect && effect->isReal())) {
            finish(suggestion, judge(running, effect, now), now);
            return;
        }
    }
    switch (experiment.due(now)) {
    case Experiment::Due::Nothing:
    case Experiment::Due::Look: return;
    case Experiment::Due::GoOn: break;
    case Experiment::Due::SwitchOff:
        if (const auto undone = hands->undo(running.change)) {
            running.change.clear();
            if (undone->state == knobs::Change::State::Undone)
                break;
        }
        return endEarly();
    case Experiment::Due::SwitchOn:
        if (!switchOn(suggestion, running))
            return endEarly();
        break;
    }
    experiment.switched(now);
}

void Optimizer::Private::advance(Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    QStringList suggestions;
    for (const auto &[suggestion, running] : experiments)
        suggestions << suggestion;
    for (const QString &suggestion : suggestions) {
        Running &running = experiments.find(suggestion)->second;
        if (const auto guard = trippedGuard(running, now)) {
            // A precaution and no verdict: what a guard sees may have other reasons.
            ExperimentResult result = resultOf(running, now);
            result.state = ExperimentResult::Verdict::NotProven;
            result.verdict = inOptimizer(
                QT_TRANSLATE_NOOP(
                    "Optimizer",
                    "Not proven: it was undone at once as a precaution, since %1. Whether the change caused that is not known."),
                {*guard});
            running.keep = false;
            log.note(QtWarningMsg, "stopped by a guard", {{"change", running.group}, {"suggestion", suggestion}}, 1,
                     guard->inEnglish());
            finish(suggestion, std::move(result), now);
        } else if (running.experiment) {
            advanceExperiment(suggestion, running, now);
        } else if (now >= running.watch.after.to) {
            finish(suggestion, lookedAt(running, now), now);
        }
    }
}

PerformanceResult<void> Optimizer::guardExperiment(const QString &id, const std::optional<ExperimentGuard> &guard)
{
    const Locked lock(d->mutex);
    const auto it = d->experiments.find(id);
    if (it == d->experiments.end())
        return failure(PerformanceErrorCode::InvalidOptimization, id,
                       translate("Optimizer", "no experiment of it runs"));
    if (guard && !d->store.catalogue().find(guard->series))
        return failure(PerformanceErrorCode::MetricNotFound, guard->series);
    it->second.guard = guard;
    return {};
}

PerformanceResult<ExperimentResult> Optimizer::experiment(const QString &id) const
{
    const Locked lock(d->mutex);
    if (const auto it = d->experiments.find(id); it != d->experiments.end())
        return d->resultOf(it->second, now());
    if (const auto group = d->groupOf(id, false)) {
        if (const auto record = d->records.load(group->id); record && record->result)
            return *record->result;
    }
    return failure(PerformanceErrorCode::InvalidOptimization, id, translate("Optimizer", "nothing was measured of it"));
}

} // namespace performance
