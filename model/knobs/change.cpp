// SPDX-License-Identifier: MIT
#include "performance/knobs/change.h"

#include <algorithm>

namespace performance::knobs {

namespace {

Change::State stateOf(const Change &change)
{
    const auto all = [&](std::initializer_list<Phase> wanted) {
        return std::all_of(change.phases.begin(), change.phases.end(), [&](Phase phase) { return std::find(wanted.begin(), wanted.end(), phase) != wanted.end(); });
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
        auto it = std::find_if(changes.begin(), changes.end(), [&](const Change &c) { return c.id == entry.change; });
        if (it == changes.end()) {
            if (entry.phase != Phase::Begun)
                continue; // its beginning was lost; it can only be of a write that was never made
            it = changes.insert(changes.end(), Change{entry.change, entry.suggestion, entry.who, entry.time, 0, {}, false, false, {}, entry.count, {}, {}});
            boots.push_back(entry.boot);
        }
        Change &change = *it;
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
        if (entry.index >= change.writes.size()) {
            if (entry.index != change.writes.size())
                continue;
            change.writes.push_back(entry.write);
            change.phases.push_back(Phase::Begun);
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
