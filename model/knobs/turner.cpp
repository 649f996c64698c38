// SPDX-License-Identifier: MIT
#include "performance/knobs/turner.h"

#include "performance/knobs/knob.h"
#include "performance/knobs/permanent.h"

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <unistd.h>

namespace performance::knobs {

namespace {

std::int64_t nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

bool isGone(const Error &error)
{
    return error.code == Code::Gone || error.code == Code::NotHere;
}

/// Whether all that stands of a change was set of processes that have ended since: it went with them, and nobody noted it.
bool endedWithItsProcesses(const Change &change)
{
    if (change.state != Change::State::Applied)
        return false;
    return std::all_of(change.writes.begin(), change.writes.end(), [](const Write &write) {
        const Knob *knob = findKnob(write.target.knob);
        return knob && knob->lasts == Lasts::Process && startTimeOf(write.target.pid) != write.target.startTime;
    });
}

bool isRememberedAcrossRestarts(const Change &change)
{
    for (size_t i = 0; i < change.writes.size(); ++i) {
        const Knob *knob = findKnob(change.writes[i].target.knob);
        if (knob && knob->lasts == Lasts::Daemon && change.phases[i] == Phase::Applied)
            return true;
    }
    return false;
}

} // namespace

Result<std::vector<Change>> Turner::changes(size_t *damaged) const
{
    const auto entries = m_journal.read(damaged);
    if (!entries)
        return tl::make_unexpected(entries.error());
    std::vector<Change> all = changesOf(*entries, currentBoot());
    for (Change &change : all) {
        if (endedWithItsProcesses(change))
            change.state = Change::State::Ended;
    }
    return all;
}

Result<std::vector<Write>> Turner::plan(const std::vector<std::pair<Target, std::string>> &wanted) const
{
    std::vector<Write> writes;
    for (const auto &[target, value] : wanted) {
        const auto before = readKnob(target, m_root);
        if (!before)
            return tl::make_unexpected(before.error());
        if (const auto allowed = checkValue(target, value, m_root); !allowed)
            return tl::make_unexpected(allowed.error());
        if (sameValue(target, value, *before))
            continue;
        if (const auto back = checkValue(target, *before, m_root); !back)
            return failed(Code::Invalid, toText(target),
                          "what stands there now (\"" + *before + "\") could not be written back");
        writes.push_back({target, *before, value});
    }
    return writes;
}

Result<void> Turner::note(const Change &change, Phase phase, size_t index)
{
    return m_journal.append({nowNs(), phase, change.id, std::uint32_t(index), std::uint32_t(change.count),
                             change.suggestion, change.writes[index], currentBoot(), change.who});
}

/// What is noted on the way back. Where the disk has no room for it, the lines before say enough: a value that is `before`
/// was taken back, whoever looks next. Taking back is never refused for want of a line.
Result<void> Turner::noteBack(Change &change, Phase phase, size_t index)
{
    change.phases[index] = phase;
    auto noted = note(change, phase, index);
    if (!noted && (noted.error().number == ENOSPC || noted.error().number == EDQUOT))
        return {};
    return noted;
}

/// Room for all that may have to be noted until everything that stands has been taken back: of each write that it is being
/// undone, that it was, and that another's undoing moved it.
Result<void> Turner::reserveFor(const Change &fresh)
{
    const auto all = changes();
    if (!all)
        return tl::make_unexpected(all.error());
    size_t bytes = 4096;
    const auto add = [&](const Change &change) {
        for (size_t i = 0; i < change.writes.size(); ++i)
            bytes += 5
                * toLine({change.appliedAt, Phase::Undoing, change.id, std::uint32_t(i), std::uint32_t(change.count),
                          change.suggestion, change.writes[i], currentBoot(), change.who})
                      .size();
    };
    for (const Change &change : *all) {
        if (change.stands())
            add(change);
    }
    add(fresh);
    return m_journal.reserve(bytes);
}

Result<Change> Turner::apply(const std::string &suggestion, const std::vector<Write> &plan, const std::string &who,
                             bool trial)
{
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    Change change;
    change.appliedAt = nowNs();
    change.id = std::to_string(change.appliedAt) + "-" + std::to_string(::getpid());
    change.suggestion = suggestion;
    change.who = who;
    change.writes = plan;
    change.count = plan.size();
    change.phases.assign(plan.size(), Phase::Begun);
    // What could not be taken back on a full disk is not begun.
    Result<void> done = reserveFor(change);
    if (!done)
        return tl::make_unexpected(done.error());
    size_t made = 0;
    for (; made < plan.size() && done; ++made) {
        const Write &write = plan[made];
        const auto present = readKnob(write.target, m_root);
        if (!present) {
            done = tl::make_unexpected(present.error());
            break;
        }
        if (!sameValue(write.target, write.before, *present)) {
            done = failed(Code::Changed, toText(write.target),
                          "it was \"" + write.before + "\" and is \"" + *present + "\" now");
            break;
        }
        done = note(change, Phase::Begun, made);
        if (done && made == 0 && trial) {
            change.trial = thisProgram();
            done = m_journal.append({nowNs(), Phase::Trial, change.id, 0, std::uint32_t(change.count), suggestion,
                                     write, currentBoot(), toText(*change.trial)});
        }
        if (!done)
            break; // without a journal nothing is written
        done = writeKnob(write.target, write.after, m_root);
        if (done) {
            done = note(change, Phase::Applied, made);
            change.phases[made] = Phase::Applied;
        }
    }
    if (done) {
        change.state = Change::State::Applied;
        return change;
    }
    // Back, the last one first; the one that failed may have been taken in part.
    const Error error = done.error();
    for (size_t i = std::min(made, plan.size()); i-- > 0;) {
        // A process that sleeps in the kernel stops later than it is told to: it is told to go on in any case.
        const bool mayFollow = plan[i].target.knob == "process.run-state";
        if (const auto present = readKnob(plan[i].target, m_root);
            present && (mayFollow || !sameValue(plan[i].target, plan[i].before, *present))) {
            if (const auto back = writeKnob(plan[i].target, plan[i].before, m_root); !back)
                return failed(back.error().code, back.error().subject,
                              error.detail + "; taking it back failed as well: " + back.error().detail,
                              back.error().number);
        }
        if (const auto noted = note(change, Phase::Failed, i); !noted)
            return tl::make_unexpected(noted.error());
    }
    return tl::make_unexpected(error);
}

Result<void> Turner::takeBack(Change &change, size_t index, bool overwrite, const std::vector<Change> &all)
{
    const Write &write = change.writes[index];
    if (change.phases[index] != Phase::Applied && change.phases[index] != Phase::Undoing
        && change.phases[index] != Phase::Begun)
        return {};
    // A later change of the same knob that still stands: from now on it leads back to where this one began.
    for (const Change &later : all) {
        if (later.id == change.id || later.appliedAt < change.appliedAt || !later.stands())
            continue;
        for (size_t i = 0; i < later.writes.size(); ++i) {
            if (later.writes[i].target != write.target || later.phases[i] != Phase::Applied
                || !sameValue(write.target, later.writes[i].before, write.after))
                continue;
            Change rebased = later;
            rebased.writes[i].before = write.before;
            if (const auto noted = note(rebased, Phase::Rebased, i); !noted)
                return noted;
            return noteBack(change, Phase::Undone, index);
        }
    }
    const auto present = readKnob(write.target, m_root);
    if (!present) {
        if (!isGone(present.error()))
            return tl::make_unexpected(present.error());
        return noteBack(change, Phase::Left, index);
    }
    if (sameValue(write.target, write.before, *present)) {
        return noteBack(change, Phase::Undone, index); // it is back already
    }
    if (!sameValue(write.target, write.after, *present) && !isHalfWritten(write, *present) && !overwrite)
        return failed(Code::Changed, toText(write.target),
                      "it was set to \"" + write.after + "\" and somebody made it \"" + *present + "\" since");
    if (change.phases[index] != Phase::Undoing) { // it may have failed before
        if (const auto noted = noteBack(change, Phase::Undoing, index); !noted)
            return noted;
    }
    if (const auto written = writeKnob(write.target, write.before, m_root); !written)
        return written;
    return noteBack(change, Phase::Undone, index);
}

Result<Change> Turner::undo(const std::string &id, bool overwrite)
{
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    const auto all = changes();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto it = std::find_if(all->begin(), all->end(), [&](const Change &c) { return c.id == id; });
    if (it == all->end())
        return failed(Code::Unknown, id, "the journal knows no such change");
    if (it->state == Change::State::Ended)
        return *it; // there is nothing to write, and nothing to note
    if (!it->stands())
        return failed(Code::Invalid, id, "it does not stand any more");
    Change change = *it;
    for (size_t i = change.writes.size(); i-- > 0;) {
        if (const auto done = takeBack(change, i, overwrite, *all); !done)
            return tl::make_unexpected(done.error());
    }
    const auto after = changes();
    if (!after)
        return tl::make_unexpected(after.error());
    if (change.permanent) {
        if (const auto removed = writeDropIns(etc(), *after); !removed)
            return tl::make_unexpected(removed.error());
    }
    Change result = *std::find_if(after->begin(), after->end(), [&](const Change &c) { return c.id == id; });
    if (result.stands()) // the disk was full: the journal does not know yet
        result.state = Change::State::Undone;
    return result;
}

Result<Change> Turner::standingChange(const std::string &id) const
{
    const auto all = changes();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto it = std::find_if(all->begin(), all->end(), [&](const Change &c) { return c.id == id; });
    if (it == all->end() || !it->stands())
        return failed(Code::Unknown, id, "the journal knows no such change that stands");
    return *it;
}

Result<void> Turner::letGo(const std::string &id)
{
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    const auto found = standingChange(id);
    if (!found)
        return tl::make_unexpected(found.error());
    const Change &change = *found;
    const auto isOurs = [&](size_t i) {
        const auto present = readKnob(change.writes[i].target, m_root);
        return !change.isLost(i) && present && change.phases[i] == Phase::Applied
            && sameValue(change.writes[i].target, change.writes[i].after, *present);
    };
    for (size_t i = 0; i < change.writes.size(); ++i) {
        if (isOurs(i))
            return failed(Code::Invalid, toText(change.writes[i].target),
                          "it is still \"" + change.writes[i].after + "\", as this change made it: undo it instead");
    }
    for (size_t i = 0; i < change.writes.size(); ++i) {
        if (change.isLost(i) || change.phases[i] == Phase::Undone || change.phases[i] == Phase::Failed
            || change.phases[i] == Phase::Left)
            continue;
        if (const auto noted = note(change, Phase::Left, i); !noted)
            return noted;
    }
    if (!change.permanent)
        return {};
    const auto after = changes();
    return after ? writeDropIns(etc(), *after) : tl::make_unexpected(after.error());
}

Result<std::vector<Change>> Turner::takeBackOrphans()
{
    const auto isOrphan = [](const Change &change) {
        if (!change.trial || change.permanent)
            return false;
        // A restart of the machine ends all but what a daemon keeps and sets again.
        return change.state == Change::State::Rebooted ? isRememberedAcrossRestarts(change)
                                                       : change.stands() && !isRunning(*change.trial);
    };
    // Mostly there are none, and whoever reads need not wait for whoever writes.
    const auto seen = changes();
    if (!seen || std::none_of(seen->begin(), seen->end(), isOrphan))
        return seen ? Result<std::vector<Change>>(std::vector<Change>()) : seen;
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    std::vector<Change> ended;
    // The newest first; each time anew, since what was taken back leads nowhere any more.
    for (auto it = seen->rbegin(); it != seen->rend(); ++it) {
        const auto all = changes();
        if (!all)
            return all;
        const auto found = std::find_if(all->begin(), all->end(), [&](const Change &c) { return c.id == it->id; });
        if (found == all->end() || !isOrphan(*found))
            continue;
        Change change = *found;
        bool isOver = true;
        for (size_t i = change.writes.size(); i-- > 0;) {
            const auto done = takeBack(change, i, false, *all);
            if (done)
                continue;
            isOver = isOver && done.error().code == Code::Changed;
            if (done.error().code != Code::Changed)
                continue;
            change.phases[i] = Phase::Left;
            if (const auto noted = note(change, Phase::Left, i); !noted)
                return tl::make_unexpected(noted.error());
        }
        if (!isOver)
            continue;
        change.state = std::all_of(change.phases.begin(), change.phases.end(),
                                   [](Phase phase) { return phase == Phase::Undone; })
            ? Change::State::Undone
            : Change::State::Left;
        ended.push_back(std::move(change));
    }
    return ended;
}

Result<void> Turner::keep(const std::string &id)
{
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    const auto found = standingChange(id);
    if (!found)
        return tl::make_unexpected(found.error());
    return found->kept ? Result<void>() : note(*found, Phase::Kept, 0);
}

Result<void> Turner::makePermanent(const std::string &id)
{
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    auto all = changes();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto it = std::find_if(all->begin(), all->end(), [&](const Change &c) { return c.id == id; });
    if (it == all->end() || it->state != Change::State::Applied)
        return failed(Code::Unknown, id, "the journal knows no such change that stands");
    for (const Write &write : it->writes) {
        if (!canBePermanent(write.target))
            return failed(Code::Invalid, toText(write.target), "what is set of a process ends with it");
    }
    // Who wants it after every restart has answered whether it shall stay at all.
    if (!it->kept) {
        if (const auto noted = note(*it, Phase::Kept, 0); !noted)
            return noted;
    }
    // The journal first, as ever: undoing then removes a line that may never have been written.
    if (const auto noted = note(*it, Phase::Permanent, 0); !noted)
        return noted;
    it->permanent = true;
    auto written = writeDropIns(etc(), *all);
    if (written)
        written = checkAtBoot(m_root, *it);
    if (!written) {
        it->permanent = false;
        if (const auto noted = note(*it, Phase::Temporary, 0); !noted)
            return noted;
        // Where writing failed there is nothing to take away, and the first reason is the one to tell.
        (void)writeDropIns(etc(), *all);
    }
    return written;
}

Result<std::vector<Change>> Turner::settle()
{
    const auto lock = m_journal.lock();
    if (!lock)
        return tl::make_unexpected(lock.error());
    auto all = changes();
    if (!all)
        return all;
    std::vector<std::string> unfinished;
    for (Change &change : *all) {
        if (change.state != Change::State::Unfinished)
            continue;
        unfinished.push_back(change.id);
        bool whole = change.writes.size() == change.count;
        for (size_t i = 0; i < change.writes.size(); ++i) {
            if (change.phases[i] == Phase::Begun) {
                // The crash came before or after this write, or between two threads of it.
                const auto present = readKnob(change.writes[i].target, m_root);
                if (present && sameValue(change.writes[i].target, change.writes[i].after, *present)) {
                    change.phases[i] = Phase::Applied;
                    if (const auto noted = note(change, Phase::Applied, i); !noted)
                        return tl::make_unexpected(noted.error());
                }
            }
            whole = whole && (change.isLost(i) || change.phases[i] == Phase::Applied);
        }
        // Half a plan is none: what stands of it is taken back, and an undo that was begun is ended. Where somebody else
        // wrote since, that write is theirs now.
        for (size_t i = change.writes.size(); !whole && i-- > 0;) {
            const auto done = takeBack(change, i, false, *all);
            if (!done && done.error().code == Code::Changed) {
                if (const auto noted = note(change, Phase::Left, i); !noted)
                    return tl::make_unexpected(noted.error());
            }
            // Anything else is not to be told now; the next start may.
        }
    }
    auto settled = changes();
    if (settled)
        std::erase_if(*settled, [&](const Change &c) {
            return std::find(unfinished.begin(), unfinished.end(), c.id) == unfinished.end();
        });
    return settled;
}

} // namespace performance::knobs
