// SPDX-License-Identifier: MIT
// What was changed: the journal's side of the optimizer.
#include "performance/knobs/permanent.h"
#include "performance/core/translate.h"
#include "performance/optimize/knob_errors.h"
#include "performance/optimize/optimizer_p.h"

#include <QRandomGenerator>

#include <algorithm>

#include <pwd.h>
#include <unistd.h>

namespace performance {

namespace {

/// Who made a change, in the journal, when an experiment switched it on again.
constexpr std::string_view Again = "experiment:";

} // namespace

std::string makerOf(const std::string &root)
{
    return std::string(Again) + root;
}

QString rootOf(const knobs::Change &change)
{
    return QString::fromStdString(change.who.starts_with(Again) ? change.who.substr(Again.size()) : change.id);
}

QString userName()
{
    char texts[4096]; // getpwuid() has one place for all threads
    passwd entry{};
    passwd *found = nullptr;
    return ::getpwuid_r(::geteuid(), &entry, texts, sizeof texts, &found) == 0 && found
        ? QString::fromLocal8Bit(entry.pw_name)
        : QString::number(::geteuid());
}

// --- what was changed ----------------------------------------------------------------------------------------------

std::vector<ChangeGroup> Optimizer::Private::groups() const
{
    return hands ? groups(hands->changes()) : reader ? groups(reader->changes()) : std::vector<ChangeGroup>();
}

std::vector<ChangeGroup> Optimizer::Private::groups(const knobs::Result<std::vector<knobs::Change>> &all)
{
    std::vector<ChangeGroup> list;
    if (!all)
        return list;
    for (const knobs::Change &change : *all) {
        const QString root = rootOf(change);
        const bool again = root != QString::fromStdString(change.id);
        const auto it = std::find_if(list.begin(), list.end(), [&](const ChangeGroup &g) { return g.id == root; });
        if (it != list.end())
            it->changes.push_back(change);
        else
            list.push_back({root,
                            QString::fromStdString(change.suggestion),
                            again ? QString() : QString::fromStdString(change.who),
                            {change}});
    }
    return list;
}

/// The newest change of this id, whether it is a suggestion's or its own.
std::optional<ChangeGroup> Optimizer::Private::groupOf(const QString &id, bool standing) const
{
    std::vector<ChangeGroup> all = groups();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if ((it->id == id || it->suggestion == id) && (!standing || it->stands()))
            return *it;
    }
    return std::nullopt;
}

/// Then there is nothing to take back.
bool Optimizer::Private::endedWithItsProcess(const QString &group) const
{
    const auto found = groupOf(group, false);
    return found && found->last().state == knobs::Change::State::Ended;
}

AppliedChange Optimizer::Private::describe(const ChangeGroup &group) const
{
    const knobs::Change &last = group.last();
    AppliedChange change;
    change.id = group.id;
    change.suggestion = group.suggestion;
    change.who = group.who;
    change.time = fromNanoseconds(group.changes.front().appliedAt);
    if (last.endedAt != 0)
        change.endedAt = fromNanoseconds(last.endedAt);
    switch (last.state) {
    case knobs::Change::State::Applied:
    case knobs::Change::State::Unfinished: change.state = AppliedChange::State::Stands; break;
    case knobs::Change::State::Undone: change.state = AppliedChange::State::Undone; break;
    case knobs::Change::State::Failed: change.state = AppliedChange::State::Failed; break;
    case knobs::Change::State::Left: change.state = AppliedChange::State::Left; break;
    case knobs::Change::State::Rebooted: change.state = AppliedChange::State::Rebooted; break;
    case knobs::Change::State::Ended: change.state = AppliedChange::State::Ended; break;
    }
    for (const knobs::Write &write : last.writes)
        change.writes << toText(write);
    const auto record = records.load(group.id);
    change.name = record               ? record->name.text()
        : group.suggestion == group.id ? change.writes.join(QStringLiteral("; "))
                                       : group.suggestion;
    if (record && record->result)
        change.verdict = record->result->verdict.text();
    change.isPermanent = last.permanent;
    change.canBePermanent = last.state == knobs::Change::State::Applied && !last.permanent
        && !experiments.contains(group.suggestion)
        && std::all_of(last.writes.begin(), last.writes.end(),
                       [](const knobs::Write &write) { return knobs::canBePermanent(write.target); });
    if (const auto it = countdowns.find(group.id); it != countdowns.end())
        change.revertsAt = it->second;
    return change;
}

PerformanceResult<std::vector<AppliedChange>> Optimizer::history() const
{
    const Locked lock(d->mutex);
    // What cannot be read is not nothing.
    if (!d->hands && !d->reader && !d->options.folder.isEmpty())
        return failure(PerformanceErrorCode::IoError, d->options.folder + QLatin1String("/changes/journal"),
                       d->noHands);
    std::vector<AppliedChange> list;
    for (const ChangeGroup &group : d->groups())
        list.push_back(d->describe(group));
    std::reverse(list.begin(), list.end());
    return list;
}

// --- applying and taking back --------------------------------------------------------------------------------------

PerformanceResult<Optimizer::Private::Prepared> Optimizer::Private::prepare(const QString &id, bool measure,
                                                                            const QString &who)
{
    Q_ASSERT(mutex.isHeld());
    const Card *card = cardOf(id);
    if (!card || experiments.contains(id) || beingMade.contains(id))
        return failure(noSuchSuggestion(id));
    if (card->wanted.empty())
        return failure(PerformanceErrorCode::Unsupported, id,
                       translate("Optimizer", "this is advice: no setting of the machine fixes it"), card->then.text());
    if (!hands)
        return failure(PerformanceErrorCode::Unsupported, id, noHands,
                       translate("Optimizer", "Name a data folder, or run the commands yourself."));
    auto plan = hands->plan(card->wanted);
    if (!plan)
        return failure(toPerformanceError(plan.error()));
    if (plan->empty())
        return failure(PerformanceErrorCode::OptimizationFailed, id,
                       translate("Optimizer", "the machine is set like this already"));
    beingMade.insert(id);
    // Two experiments at a time would measure each other.
    return Prepared{*card, std::move(*plan), who, riskOf(*card) != OptimizationPlan::Risk::Low,
                    measure && proofOf(*card) != Proof::Readback && experiments.empty()};
}

knobs::Result<knobs::Change> Optimizer::Private::make(const Prepared &prepared)
{
    return hands->apply(prepared.card.finding.id.toStdString(), prepared.plan, prepared.who.toStdString(),
                        prepared.risky || prepared.measured);
}

PerformanceResult<bool> Optimizer::Private::made(const Prepared &prepared, const knobs::Result<knobs::Change> &change,
                                                 Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    const Card &card = prepared.card;
    const QString id = card.finding.id;
    beingMade.erase(id);
    if (!change) {
        log.note(QtInfoMsg, "not applied", {{"suggestion", id}, {"who", prepared.who}}, 1, toLogText(change.error()));
        return failure(toPerformanceError(change.error()));
    }
    const QString group = QString::fromStdString(change->id);
    log.note(QtInfoMsg, "applied",
             {{"change", group},
              {"suggestion", id},
              {"who", prepared.who},
              {"measured", prepared.measured ? QStringLiteral("yes") : QStringLiteral("no")}});
    const Rule &rule = *ruleOf(card.finding.rule);
    ChangeRecord record{group,         id,          rule.id,     card.name,     card.why,
                        rule.category, rule.impact, rule.effort, card.evidence, {}};
    if (const auto saved = records.save(record); !saved)
        listener.problem(saved.error().message()); // the journal has it; only its words are lost
    if (prepared.measured && experiments.empty()) {
        Running running{card, {}, BeforeAfter::around(now), group, change->id, false, {}};
        // The coins are the kernel's: nothing that runs on the machine can have known them.
        if (proofOf(card) == Proof::Crossover)
            running.experiment.emplace(designFor(card), now, QRandomGenerator::system()->generate64());
        experiments.emplace(id, std::move(running));
        // At its end it goes back unless it helps: until then nobody needs to be asked.
    } else if (prepared.risky) {
        countdowns.emplace(group, now + RiskyFor);
    } else if (prepared.measured) {
        // Another experiment began while somebody was asked for permission: it is applied, and not tried.
        if (const auto kept = hands->keep(change->id); !kept)
            listener.problem(toPerformanceError(kept.error()).message());
    }
    listener.marked(now, translate("Optimizer", "Applied: %1").arg(card.name.text()));
    std::erase_if(cards, [&](const Card &c) { return c.finding.id == id; });
    return true;
}

PerformanceResult<bool> Optimizer::apply(const QString &id, bool measure)
{
    const Private::WrittenLog written{*d};
    PerformanceResult<Private::Prepared> prepared;
    {
        const Locked lock(d->mutex);
        prepared = d->prepare(id, measure, userName());
    }
    if (!prepared)
        return failure(prepared.error());
    const auto change = d->make(*prepared);
    PerformanceResult<bool> done;
    {
        const Locked lock(d->mutex);
        done = d->made(*prepared, change, now());
        d->noteNeeds();
    }
    if (done)
        d->listener.changed();
    return done;
}

PerformanceResult<Optimizer::Private::Reversal> Optimizer::Private::prepareRevert(const QString &id)
{
    Q_ASSERT(mutex.isHeld());
    const auto found = groupOf(id, false);
    if (!found)
        return failure(PerformanceErrorCode::InvalidOptimization, id,
                       translate("Optimizer", "nothing of this name was applied"));
    if (!hands) // the history can be read, and not added to
        return failure(PerformanceErrorCode::Unsupported, id, noHands);
    const auto group = found->stands() ? found : groupOf(id, true);
    const bool running = experiments.contains(found->suggestion);
    stopExperiment(found->suggestion);
    countdowns.erase(found->id);
    if (group)
        return Reversal{group->id, group->suggestion, describe(*found).name, group->last().id};
    if (running)
        return Reversal{}; // the experiment had it switched off
    return failure(PerformanceErrorCode::InvalidOptimization, id,
                   endedWithItsProcess(found->id)
                       ? translate("Optimizer", "it ended with the process that it was made to")
                       : translate("Optimizer", "it has been taken back already"));
}

PerformanceResult<bool> Optimizer::Private::reverted(const Reversal &reversal,
                                                     const knobs::Result<knobs::Change> &undone, Timestamp now)
{
    if (!undone) {
        log.note(QtInfoMsg, "not taken back", {{"change", reversal.group}, {"suggestion", reversal.suggestion}}, 1,
                 toLogText(undone.error()));
        return failure(toPerformanceError(undone.error()));
    }
    log.note(QtInfoMsg, "taken back", {{"change", reversal.group}, {"suggestion", reversal.suggestion}});
    listener.marked(now, translate("Optimizer", "Taken back: %1").arg(reversal.name));
    return true;
}

/// All three steps, where nobody is asked or everybody may wait.
PerformanceResult<bool> Optimizer::Private::revert(const QString &id, Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    const auto reversal = prepareRevert(id);
    if (!reversal)
        return failure(reversal.error());
    return reversal->change.empty() ? true : reverted(*reversal, hands->undo(reversal->change), now);
}

PerformanceResult<bool> Optimizer::revert(const QString &id)
{
    const Private::WrittenLog written{*d};
    PerformanceResult<Private::Reversal> reversal;
    {
        const Locked lock(d->mutex);
        reversal = d->prepareRevert(id);
    }
    if (!reversal)
        return failure(reversal.error());
    if (!reversal->change.empty()) {
        // An administrator may be asked: nobody waits at the mutex meanwhile.
        if (const auto done = d->reverted(*reversal, d->hands->undo(reversal->change), now()); !done)
            return done;
    }
    d->listener.changed();
    return true;
}

PerformanceResult<void> Optimizer::resolveConflict(const QString &id, ConflictAnswer answer)
{
    const Private::WrittenLog written{*d};
    std::optional<ChangeGroup> group;
    QString name;
    {
        const Locked lock(d->mutex);
        group = d->groupOf(id, true);
        if (!group)
            return failure(PerformanceErrorCode::InvalidOptimization, id,
                           translate("Optimizer", "nothing of this name is applied"));
        if (!d->hands)
            return failure(PerformanceErrorCode::Unsupported, id, d->noHands);
        d->stopExperiment(group->suggestion);
        d->countdowns.erase(group->id);
        name = d->describe(*group).name;
    }
    const bool overwrites = answer == ConflictAnswer::Overwrite;
    const std::string &change = group->last().id;
    const auto done = overwrites ? d->hands->undo(change, true).map([](const knobs::Change &) {})
                                 : d->hands->letGo(change);
    if (!done)
        return failure(toPerformanceError(done.error()));
    d->log.note(QtInfoMsg, overwrites ? "taken back over another value" : "let go",
                {{"change", group->id}, {"suggestion", group->suggestion}});
    if (overwrites)
        d->listener.marked(now(), translate("Optimizer", "Taken back: %1").arg(name));
    d->listener.changed();
    return {};
}

std::optional<Timestamp> Optimizer::Private::takeCountdown(const QString &group)
{
    Q_ASSERT(mutex.isHeld());
    const auto it = countdowns.find(group);
    if (it == countdowns.end())
        return std::nullopt;
    const Timestamp at = it->second;
    countdowns.erase(it);
    return at;
}

PerformanceResult<void> Optimizer::Private::askAbout(const ChangeGroup &group,
                                                     knobs::Result<void> (Hands::*question)(const std::string &))
{
    std::optional<Timestamp> countdown;
    {
        const Locked lock(mutex);
        countdown = takeCountdown(group.id);
    }
    if (const auto done = ((*hands).*question)(group.last().id); !done) {
        const Locked lock(mutex);
        if (countdown)
            countdowns.emplace(group.id, now() + RiskyFor);
        noteNeeds();
        return failure(toPerformanceError(done.error()));
    }
    return {};
}

PerformanceResult<void> Optimizer::makePermanent(const QString &id)
{
    const Private::WrittenLog written{*d};
    std::optional<ChangeGroup> group;
    {
        const Locked lock(d->mutex);
        group = d->groupOf(id, true);
        if (!group)
            return failure(PerformanceErrorCode::InvalidOptimization, id,
                           translate("Optimizer", "nothing of this name is applied"));
        if (!d->hands)
            return failure(PerformanceErrorCode::Unsupported, id, d->noHands);
        if (d->experiments.contains(group->suggestion))
            return failure(PerformanceErrorCode::InvalidOptimization, id,
                           translate("Optimizer", "its experiment still runs"));
    }
    if (auto done = d->askAbout(*group, &Hands::makePermanent); !done)
        return done;
    d->log.note(QtInfoMsg, "made permanent", {{"change", group->id}, {"suggestion", group->suggestion}});
    d->listener.changed();
    return {};
}

PerformanceResult<void> Optimizer::keep(const QString &id)
{
    const Private::WrittenLog written{*d};
    std::optional<ChangeGroup> group;
    {
        const Locked lock(d->mutex);
        const auto running = std::find_if(d->experiments.begin(), d->experiments.end(), [&](const auto &item) {
            return item.first == id || item.second.group == id;
        });
        if (running != d->experiments.end()) {
            running->second.keep = true; // for when it ends; until then it may well be off
            return {};
        }
        group = d->groupOf(id, true);
        if (!group)
            return failure(PerformanceErrorCode::InvalidOptimization, id,
                           translate("Optimizer", "nothing of this name is applied"));
        if (!d->hands)
            return failure(PerformanceErrorCode::Unsupported, id, d->noHands);
    }
    if (auto done = d->askAbout(*group, &Hands::keep); !done)
        return done;
    d->log.note(QtInfoMsg, "kept", {{"change", group->id}, {"suggestion", group->suggestion}});
    d->listener.changed();
    return {};
}

void Optimizer::Private::countDown(Timestamp now)
{
    Q_ASSERT(mutex.isHeld());
    std::vector<QString> due;
    for (const auto &[group, at] : countdowns) {
        if (now >= at)
            due.push_back(group);
    }
    for (const QString &group : due) {
        countdowns.erase(group);
        if (endedWithItsProcess(group))
            continue; // nobody needs to be told
        const auto applied = groupOf(group, true);
        const auto done = revert(group, now);
        log.note(QtWarningMsg, done ? "took back what nobody kept" : "not taken back by itself", {{"change", group}});
        if (!done)
            listener.problem(done.error().message());
        else if (applied)
            listener.problem(translate("Optimizer", "“%1” was undone automatically, since it was not kept.")
                                 .arg(describe(*applied).name));
    }
}

} // namespace performance
