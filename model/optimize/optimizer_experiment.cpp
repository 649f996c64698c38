// SPDX-License-Identifier: MIT
// The proof: switching a change on and off, and judging what was measured meanwhile.
#include "performance/core/format.h"
#include "performance/optimize/knob_errors.h"
#include "performance/optimize/optimizer_p.h"
#include "performance/series/series_store.h"
#include "performance/stats/effect.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// No sensor of a processor that is well is hotter, in degrees Celsius.
constexpr double TooHot = 95;
/// How much worse than before the user's own metric may get.
constexpr double OwnGuard = 0.2;
/// Share of time by which a pressure may rise before a change is taken back: five points.
constexpr double PressureGuard = 0.05;

QString text(const char *source)
{
    return QCoreApplication::translate("Optimizer", source);
}

std::optional<ProcessIdentity> watchedProcess(const Card &card)
{
    if (card.watch == u"victim.run_delay" && card.finding.victim)
        return card.finding.victim->identity;
    if (card.watch == u"process.run_delay" && card.finding.process)
        return card.finding.process->identity;
    return std::nullopt;
}

QString percent(double share)
{
    return (share > 0 ? QStringLiteral("+") : QString()) + formatValue(share, u"1");
}

} // namespace

ExperimentDesign Optimizer::Private::designFor(const Card &card) const
{
    ExperimentDesign design = options.experiment;
    // Switched on and off only what surely comes back, and what takes effect at once; a risky change is not toyed with.
    for (const auto &[target, value] : card.wanted) {
        const knobs::Knob *knob = knobs::findKnob(target.knob);
        const auto before = knobs::readKnob(target);
        if (!knob || knob->risk != knobs::Risk::Low || !before || (hands && !hands->authorityOver(target, *before, value).canUndo))
            design.alternates = false;
    }
    return design;
}

QString Optimizer::Private::watchedLabel(const Card &card) const
{
    const bool ofVictim = card.watch == u"victim.run_delay";
    if (ofVictim || card.watch == u"process.run_delay") {
        const auto &process = ofVictim ? card.finding.victim : card.finding.process;
        return process ? text(QT_TRANSLATE_NOOP("Optimizer", "time that %1 waits for a CPU")).arg(process->name) : QString();
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
            const auto it = std::find_if(tick->processes.cbegin(), tick->processes.cend(), [&](const ProcessSample &p) { return p.identity == *identity; });
            if (it != tick->processes.cend() && it->runDelay)
                values.push_back(*it->runDelay);
        }
        return values;
    }
    const Signal signal = Signal::parse(card.watch);
    const Rule *rule = ruleOf(card.finding.rule);
    const LiveData data(store, settings, range.to, std::chrono::seconds(1), Sight{false, rule ? rule->plugin : QString()});
    // A column a second: sums and ratios are of the same moment.
    const auto seconds = std::max<qint64>(1, range.length() / std::chrono::seconds(1));
    for (qint64 i = 0; i < seconds; ++i) {
        const Timestamp from = range.from + std::chrono::seconds(i);
        if (const auto value = meanOf(signal, data, {from, from + std::chrono::seconds(1)}))
            values.push_back(*value);
    }
    return values;
}

/// Why a change must be taken back at once, or nothing.
std::optional<QString> Optimizer::Private::trippedGuard(const Running &running, Timestamp now) const
{
    if (!running.experiment.isOn())
        return std::nullopt;
    const auto segments = running.experiment.segments(now);
    if (segments.empty())
        return std::nullopt;
    const TimeRange before{segments.front().range.from, segments.front().range.to};
    const LiveData data(store, settings, now);
    for (const char *resource : {"memory", "io"}) {
        const Signal pressure = Signal::parse(QStringLiteral("wai.pressure.time{wai.pressure.kind=full,wai.pressure.resource=%1}").arg(QLatin1String(resource)));
        if (pressure.toText() == running.card.watch)
            continue;
        const auto was = meanOf(pressure, data, before);
        const auto is = meanOf(pressure, data, {now - std::chrono::seconds(5), now});
        if (was && is && *is > *was + PressureGuard)
            return text(QT_TRANSLATE_NOOP("Optimizer", "all tasks stood still %1 of the time for want of %2, and %3 before")).arg(formatValue(*is, u"1"), QLatin1String(resource), formatValue(*was, u"1"));
    }
    const auto kills = meanOf(Signal::parse(QStringLiteral("wai.memory.oom_kills")), data, {now - std::chrono::seconds(5), now});
    if (kills && *kills > 0)
        return text(QT_TRANSLATE_NOOP("Optimizer", "the kernel killed a process for want of memory"));
    for (const QString &key : data.seriesKeys()) {
        if (!key.startsWith(QLatin1String("hw.temperature")))
            continue;
        const auto was = meanOf(Signal::parse(key), data, before);
        const auto is = meanOf(Signal::parse(key), data, {now - std::chrono::seconds(5), now});
        if (was && is && *is > TooHot && *was <= TooHot)
            return text(QT_TRANSLATE_NOOP("Optimizer", "a sensor reads %1, and %2 before")).arg(formatValue(*is, u"Cel"), formatValue(*was, u"Cel"));
    }
    if (running.guard) {
        // The user's choice: it may be a figure of a program of theirs.
        const LiveData chosen(store, settings, now, std::chrono::seconds(1), Sight{true, {}});
        const Signal own = Signal::parse(running.guard->series);
        const auto was = meanOf(own, chosen, before);
        const auto is = meanOf(own, chosen, {now - std::chrono::seconds(5), now});
        const double worse = was && is ? (running.guard->mustNotRise ? *is - *was : *was - *is) : 0;
        if (worse > 0 && worse > OwnGuard * std::fabs(*was)) {
            const auto descriptor = store.query(running.guard->series, before, 1);
            const QString unit = descriptor ? descriptor->descriptor.shownUnit() : QStringLiteral("1");
            return text(QT_TRANSLATE_NOOP("Optimizer", "%1, which you guard, is %2 and was %3")).arg(running.guard->series, formatValue(*is, unit), formatValue(*was, unit));
        }
    }
    return std::nullopt;
}

ExperimentResult Optimizer::Private::resultOf(const Running &running, Timestamp now) const
{
    ExperimentResult result;
    result.id = running.card.finding.id;
    result.progress = running.experiment.progress(now);
    result.remaining = running.experiment.remaining(now);
    result.isOn = running.experiment.isOn();
    result.watched = watchedLabel(running.card);
    result.unit = watchedUnit(running.card);
    for (const Experiment::Segment &segment : running.experiment.segments(now)) {
        const std::vector<double> values = measured(running.card, segment.range);
        std::vector<double> &side = segment.on ? result.with : result.without;
        side.insert(side.end(), values.begin(), values.end());
    }
    return result;
}

ExperimentResult Optimizer::Private::judge(const Running &running, Timestamp now) const
{
    ExperimentResult result = resultOf(running, now);
    result.progress = 1;
    result.remaining = nanoseconds(0);
    std::vector<std::vector<double>> without;
    std::vector<std::vector<double>> with;
    for (const Experiment::Segment &segment : running.experiment.segments(now)) {
        std::vector<double> values = measured(running.card, segment.range);
        // A segment in which half of the samples are missing (the machine slept, the process was idle) says nothing.
        if (double(values.size()) >= 0.5 * std::chrono::duration<double>(segment.range.length()).count())
            (segment.on ? with : without).push_back(std::move(values));
    }
    const auto effect = effectOf(without, with);
    if (!effect) {
        result.state = ExperimentResult::Verdict::NotProven;
        result.verdict = text(QT_TRANSLATE_NOOP("Optimizer", "Not proven: too little was measured, of %1.")).arg(result.watched);
        return result;
    }
    const bool relative = effect->without != 0;
    const double scale = relative ? std::fabs(effect->without) : 1;
    result.change = effect->difference / scale;
    result.low = effect->low / scale;
    result.high = effect->high / scale;
    const auto shown = [&](double value) { return relative ? percent(value) : formatValue(value, result.unit); };
    const QString figures = text(QT_TRANSLATE_NOOP("Optimizer", "%1 went from %2 to %3: %4 [%5, %6]"))
                                .arg(result.watched, formatValue(effect->without, result.unit), formatValue(effect->with, result.unit), shown(*result.change), shown(*result.low), shown(*result.high));
    const bool better = (effect->difference < 0) == ruleOf(running.card.finding.rule)->lowerIsBetter;
    if (!effect->isReal()) {
        result.state = ExperimentResult::Verdict::NotProven;
        result.verdict = text(QT_TRANSLATE_NOOP("Optimizer", "Not proven: %1.")).arg(figures);
    } else if (better) {
        result.state = ExperimentResult::Verdict::Better;
        result.verdict = text(QT_TRANSLATE_NOOP("Optimizer", "Better: %1.")).arg(figures);
    } else {
        result.state = ExperimentResult::Verdict::Worse;
        result.verdict = text(QT_TRANSLATE_NOOP("Optimizer", "Worse, so it was taken back: %1.")).arg(figures);
    }
    return result;
}

void Optimizer::Private::stopExperiment(const QString &suggestion)
{
    experiments.erase(suggestion);
}

/// Ends an experiment with its verdict, or because a guard was tripped.
void Optimizer::Private::finish(const QString &suggestion, Timestamp now, const QString &guard)
{
    const auto it = experiments.find(suggestion);
    const Running running = it->second;
    ExperimentResult result;
    if (guard.isEmpty()) {
        result = judge(running, now);
    } else {
        result = resultOf(running, now);
        result.state = ExperimentResult::Verdict::Worse;
        result.progress = 1;
        result.remaining = nanoseconds(0);
        result.verdict = text(QT_TRANSLATE_NOOP("Optimizer", "Taken back at once: %1.")).arg(guard);
    }
    experiments.erase(it);
    if (result.state == ExperimentResult::Verdict::Worse) {
        if (const auto back = revert(running.group, now); !back)
            listener.problem(back.error().message());
    } else if (const auto group = groupOf(running.group, true); group && !countdowns.contains(running.group)) {
        if (const auto stays = hands->outlive(group->last().id); !stays)
            listener.problem(toPerformanceError(stays.error()).message());
    }
    if (auto record = records.load(running.group)) {
        record->result = result;
        if (const auto saved = records.save(*record); !saved)
            listener.problem(saved.error().message());
    }
}

void Optimizer::Private::advance(Timestamp now)
{
    std::vector<std::pair<QString, QString>> ended; // with the guard that ended it
    for (auto &[suggestion, running] : experiments) {
        if (const auto guard = trippedGuard(running, now)) {
            ended.emplace_back(suggestion, *guard);
            continue;
        }
        switch (running.experiment.due(now)) {
        case Experiment::Due::Nothing:
            break;
        case Experiment::Due::GoOn:
            running.experiment.switched(now);
            break;
        case Experiment::Due::SwitchOff:
            if (const auto undone = hands->undo(running.change); undone && undone->state == knobs::Change::State::Undone) {
                running.change.clear();
                running.experiment.switched(now);
            } else {
                // The process ended, or somebody else set it: what was measured so far is all there is.
                ended.emplace_back(suggestion, QString());
            }
            break;
        case Experiment::Due::SwitchOn: {
            const auto plan = hands->plan(running.card.wanted);
            const std::string root = running.group.toStdString();
            const auto change = plan ? hands->applyAgain(root, suggestion.toStdString(), *plan, "experiment:" + root) : tl::make_unexpected(plan.error());
            if (change) {
                running.change = change->id;
                running.experiment.switched(now);
            } else {
                ended.emplace_back(suggestion, QString());
            }
            break;
        }
        case Experiment::Due::Judge:
            ended.emplace_back(suggestion, QString());
            break;
        }
    }
    for (const auto &[suggestion, guard] : ended)
        finish(suggestion, now, guard);
}

PerformanceResult<void> Optimizer::guardExperiment(const QString &id, const std::optional<ExperimentGuard> &guard)
{
    const QMutexLocker lock(&d->mutex);
    const auto it = d->experiments.find(id);
    if (it == d->experiments.end())
        return failure(PerformanceErrorCode::InvalidOptimization, id, text(QT_TRANSLATE_NOOP("Optimizer", "no experiment of it runs")));
    if (guard && !d->store.catalogue().find(guard->series))
        return failure(PerformanceErrorCode::MetricNotFound, guard->series);
    it->second.guard = guard;
    return {};
}

PerformanceResult<ExperimentResult> Optimizer::experiment(const QString &id) const
{
    const QMutexLocker lock(&d->mutex);
    if (const auto it = d->experiments.find(id); it != d->experiments.end())
        return d->resultOf(it->second, now());
    if (const auto group = d->groupOf(id, false)) {
        if (const auto record = d->records.load(group->id); record && record->result)
            return *record->result;
    }
    return failure(PerformanceErrorCode::InvalidOptimization, id, text(QT_TRANSLATE_NOOP("Optimizer", "nothing was measured of it")));
}

} // namespace performance
