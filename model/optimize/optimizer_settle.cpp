// SPDX-License-Identifier: MIT
// What is found in the journal at the start, and what goes back by itself.
#include "performance/core/quoted_text.h"
#include "performance/core/translate.h"
#include "performance/optimize/knob_errors.h"
#include "performance/optimize/optimizer_p.h"

#include <algorithm>

namespace performance {

void Optimizer::Private::openJournal(const std::string &folder)
{
    auto journal = knobs::Journal::open(folder);
    if (!journal) {
        noHands = toPerformanceError(journal.error()).message();
        status.journalProblems << noHands;
        return;
    }
    knobs::Turner turner(std::move(*journal), machine);
    size_t damaged = 0;
    if (const auto all = turner.changes(&damaged); !all)
        status.journalProblems << toPerformanceError(all.error()).message();
    if (damaged > 0)
        status.journalProblems
            << translate(
                   "Optimizer",
                   "Damaged lines in %1, which were passed over: %2. A change of which no line is whole is not in the history.")
                   .arg(visibleText(QString::fromStdString(turner.path())))
                   .arg(damaged);
    if (const auto &why = turner.unwritable()) {
        noHands = toPerformanceError(*why).message();
        status.journalProblems
            << translate(
                   "Optimizer",
                   "The journal of changes can be read but not written, so nothing can be applied or taken back: %1")
                   .arg(noHands);
        reader.emplace(std::move(turner));
    } else {
        hands.emplace(std::move(turner), folder);
        settleAfterCrash();
    }
    for (const QString &problem : std::as_const(status.journalProblems)) {
        log.note(QtWarningMsg, "journal of changes", {{"folder", QString::fromStdString(folder)}, {"reason", problem}});
        listener.problem(problem);
    }
}

/// Half a change is taken back, and so is what a program only tried that is gone; of what a crash left standing the user is told.
void Optimizer::Private::settleAfterCrash()
{
    takeBackOrphans();
    takeBackUnkept();
    const auto all = hands->ownChanges();
    const bool unfinished = all && std::any_of(all->begin(), all->end(), [](const knobs::Change &c) {
                                return c.state == knobs::Change::State::Unfinished;
                            });
    if (!unfinished)
        return;
    const auto settled = hands->settle();
    if (!settled) {
        listener.problem(toPerformanceError(settled.error()).message());
        return;
    }
    for (const knobs::Change &change : *settled) {
        QStringList writes;
        for (const knobs::Write &write : change.writes)
            writes << toText(write);
        log.note(QtWarningMsg,
                 change.state == knobs::Change::State::Applied ? "an interrupted change is in effect"
                                                               : "took an interrupted change back",
                 {{"change", QString::fromStdString(change.id)}});
        listener.problem(
            change.state == knobs::Change::State::Applied
                ? translate("Optimizer",
                            "A change was interrupted and is in effect: %1. It can be undone on the page Improve.")
                      .arg(writes.join(QStringLiteral(", ")))
                : translate("Optimizer", "A change was interrupted and has been undone: %1.")
                      .arg(writes.join(QStringLiteral(", "))));
    }
}

/// What a program tried that does not run any more goes back, however it ended.
void Optimizer::Private::takeBackOrphans()
{
    if (!hands)
        return;
    const auto ended = hands->takeBackOrphans();
    if (!ended) {
        listener.problem(toPerformanceError(ended.error()).message());
        return;
    }
    for (const knobs::Change &change : *ended) {
        const auto root = groupOf(rootOf(change), false);
        const QString name = root ? describe(*root).name : QString::fromStdString(change.suggestion);
        const QString sentence = translate(
                                     "Optimizer",
                                     "“%1” was still on trial when the program that tried it ended, so it was undone.")
                                     .arg(name);
        log.note(
            QtWarningMsg, "took back what a program tried that has ended",
            {{"change", QString::fromStdString(change.id)}, {"suggestion", QString::fromStdString(change.suggestion)}});
        listener.problem(sentence);
        listener.marked(now(), translate("Optimizer", "Taken back: %1").arg(name));
        if (auto record = root ? records.load(root->id) : std::nullopt) {
            ExperimentResult result;
            result.id = record->suggestion;
            result.state = ExperimentResult::Verdict::NotProven;
            result.progress = 1;
            result.isOn = false;
            result.verdict = {
                "Optimizer",
                QT_TRANSLATE_NOOP(
                    "Optimizer",
                    "Not proven, so it was undone: the program that measured it ended before it was done.")};
            record->result = result;
            if (const auto saved = records.save(*record); !saved)
                listener.problem(saved.error().message());
        }
    }
}

/// A risky change whose program went away before anybody kept it goes back, as it would have by itself.
void Optimizer::Private::takeBackUnkept()
{
    // Of the helper's it is the helper's to take them back: they are leased.
    for (const ChangeGroup &group : groups(hands->ownChanges())) {
        const knobs::Change &last = group.last();
        const bool risky = std::any_of(last.writes.begin(), last.writes.end(), [](const knobs::Write &write) {
            const knobs::Knob *knob = knobs::findKnob(write.target.knob);
            return knob && knob->risk != knobs::Risk::Low;
        });
        // One that is younger may be another program's, which still waits for an answer; of a trial it is known.
        if (last.trial)
            continue;
        if (!group.stands() || last.kept || last.permanent || !risky || ProcessChangeId::parse(group.suggestion)
            || now() - fromNanoseconds(last.appliedAt) < 2 * RiskyFor)
            continue;
        const auto undone = hands->undo(last.id);
        log.note(QtWarningMsg, undone ? "took back what nobody kept" : "not taken back",
                 {{"change", group.id}, {"suggestion", group.suggestion}});
        if (!undone)
            listener.problem(toPerformanceError(undone.error()).message());
        else
            listener.problem(translate("Optimizer", "“%1” was undone automatically, since it was not kept.")
                                 .arg(describe(group).name));
    }
}

} // namespace performance
