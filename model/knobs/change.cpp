// SPDX-License-Identifier: MIT
#include "performance/knobs/change.h"

#include <algorithm>

namespace performance::knobs {

namespace {

/// No plan has so many writes: a line that says so would make us keep room for them.
constexpr std::uint32_t MostWrites = 1024;

Change::State stateOf(const Change &change)
{
    const auto all = [&](std::initializer_list<Phase> wanted) {
        for (size_t i = 0; i < change.phases.size(); ++i) {
            if (!change.isLost(i) && std::find(wanted.begin(), wanted.end(), change.phases[i]) == wanted.end())
                return false;
        }
        return true;
    };
    if (all({Phase::Applied}) && change.writes.size() == change.count)
        return Change::State::Applied;
    if (all({Phase::Undone}))
        return Change::State::Undone;
    if (all({Phase::Failed}))
        return Change::State::Failed;
    if (all({Phase::Undone, Phase::Left, Phase::Failed}))
        return Change::State::Left;
    return Change::State::Unfinished;
}

} // namespace

std::vector<Change> changesOf(const std::vector<Entry> &entries, const std::string &boot)
{
    std::vector<Change> changes;
    std::vector<std::string> boots;
    for (const Entry &entry : entries) {
        if (entry.index >= std::min(entry.count, MostWrites))
            continue;
        auto it = std::find_if(changes.begin(), changes.end(), [&](const Change &c) { return c.id == entry.change; });
        if (it == changes.end()) {
            it = changes.insert(changes.end(),
                                Change{entry.change,
                                       entry.suggestion,
                                       entry.who,
                                       entry.time,
                                       0,
                                       {},
                                       false,
                                       false,
                                       {},
                                       entry.count,
                                       {},
                                       {}});
            boots.push_back(entry.boot);
        }
        Change &change = *it;
        const bool known = entry.index < change.writes.size() && !change.isLost(entry.index);
        if (!known) {
            change.writes.resize(std::max<size_t>(change.writes.size(), entry.index + 1));
            change.phases.resize(change.writes.size(), Phase::Left);
            change.writes[entry.index] = entry.write;
            // Where the lines before are damaged: what is kept, lasts or was rebased had been applied.
            change.phases[entry.index] = Phase::Applied;
        }
        if (entry.phase == Phase::Kept) {
            change.kept = true;
            change.trial.reset();
            continue;
        }
        if (entry.phase == Phase::Trial) {
            change.trial = ownerOf(entry.who);
            continue;
        }
        if (entry.phase == Phase::Permanent || entry.phase == Phase::Temporary) {
            change.permanent = entry.phase == Phase::Permanent;
            continue;
        }
        if (entry.phase == Phase::Rebased) {
            change.writes[entry.index].before = entry.write.before;
            continue;
        }
        change.phases[entry.index] = entry.phase;
        if (entry.phase == Phase::Undone || entry.phase == Phase::Failed || entry.phase == Phase::Left)
            change.endedAt = entry.time;
    }
    for (size_t i = 0; i < changes.size(); ++i) {
        changes[i].state = stateOf(changes[i]);
        if (changes[i].stands() && boots[i] != boot && !changes[i].permanent)
            changes[i].state = Change::State::Rebooted;
        if (changes[i].stands())
            changes[i].endedAt = 0;
    }
    return changes;
}

} // namespace performance::knobs
