// SPDX-License-Identifier: MIT
#include "performance/optimize/hands.h"

#include "performance/helper/protocol.h"
#include "performance/core/mutex.h"
#include "performance/optimize/knob_errors.h"

#include <algorithm>
#include <fstream>

namespace performance {

namespace {

std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return text;
}

} // namespace

Hands::Hands(knobs::Turner own, const std::string &folder) : m_own(std::move(own)), m_file(folder + "/by-helper")
{
    std::ifstream file(m_file);
    m_wasUsed = file.is_open(); // empty, should the disk have been full
    std::string id;
    Purpose purpose;
    while (std::getline(file, id, '\t') && std::getline(file, purpose.suggestion, '\t')
           && std::getline(file, purpose.who))
        m_purposes[id] = purpose;
}

/// Looked for when it is first needed: most users never need it.
helper::HelperClient *Hands::helper() const
{
    const Locked lock(m_mutex);
    if (!std::exchange(m_looked, true)) {
        m_helper = helper::HelperClient::find();
        m_log.note(QtInfoMsg, m_helper ? "found" : "not installed, or no system bus");
    }
    return m_helper.get();
}

template<typename T>
knobs::Result<T> Hands::logged(const char *question, knobs::Result<T> answer) const
{
    if (answer)
        m_log.note(QtInfoMsg, "done", {{"asked", QString::fromLatin1(question)}});
    else // whoever asked is told
        m_log.note(QtInfoMsg, "not done", {{"asked", QString::fromLatin1(question)}}, 1, toLogText(answer.error()));
    return answer;
}

void Hands::cancelQuestions()
{
    const Locked lock(m_mutex);
    if (m_helper)
        m_helper->cancelQuestions();
}

knobs::Authority Hands::authorityOver(const knobs::Target &target, const std::string &before, const std::string &after,
                                      bool *asksPermission) const
{
    const knobs::Authority own = knobs::authorityOver(target, before, after, m_own.root());
    if ((own.canApply && own.canUndo) || !m_own.root().empty() || !helper() || !helper::numbersOf(target, after))
        return own;
    if (asksPermission)
        *asksPermission = true;
    return {true, true, {}};
}

bool Hands::isHelpers(const std::string &change) const
{
    const Locked lock(m_mutex);
    return m_purposes.count(change) != 0;
}

bool Hands::needsHelper(const std::vector<knobs::Write> &plan) const
{
    return std::any_of(plan.begin(), plan.end(), [&](const knobs::Write &write) {
        bool asks = false;
        return authorityOver(write.target, write.before, write.after, &asks).canApply && asks;
    });
}

knobs::Result<knobs::Change> Hands::note(const knobs::Result<std::string> &made, const std::string &suggestion,
                                         const std::vector<knobs::Write> &plan, const std::string &who)
{
    if (!made)
        return tl::make_unexpected(made.error());
    const auto id = helper::changeIdOf(*made);
    // Should this line be lost to a full disk, the change is in the history as long as it stands, without its reason.
    const Locked lock(m_mutex);
    m_wasUsed = true;
    m_purposes[*made] = {oneLine(suggestion), oneLine(who)};
    std::ofstream(m_file, std::ios::app) << *made << '\t' << oneLine(suggestion) << '\t' << oneLine(who) << '\n';
    knobs::Change change;
    change.id = *made;
    change.suggestion = suggestion;
    change.who = who;
    change.appliedAt = id ? std::int64_t(id->time) : 0;
    change.state = knobs::Change::State::Applied;
    change.count = plan.size();
    change.writes = plan;
    change.phases.assign(plan.size(), knobs::Phase::Applied);
    return change;
}

knobs::Result<knobs::Change> Hands::apply(const std::string &suggestion, const std::vector<knobs::Write> &plan,
                                          const std::string &who, bool leased)
{
    return needsHelper(plan) ? note(logged("apply", helper()->apply(plan, leased)), suggestion, plan, who)
                             : m_own.apply(suggestion, plan, who, leased);
}

knobs::Result<knobs::Change> Hands::applyAgain(const std::string &root, const std::string &suggestion,
                                               const std::vector<knobs::Write> &plan, const std::string &who)
{
    return isHelpers(root) && helper() ? note(logged("redo", helper()->redo(root, true)), suggestion, plan, who)
                                       : m_own.apply(suggestion, plan, who, true);
}

knobs::Result<knobs::Change> Hands::undo(const std::string &change, bool overwrite)
{
    if (!isHelpers(change))
        return m_own.undo(change, overwrite);
    if (!helper())
        return knobs::failed(knobs::Code::NotHere, change,
                             "the privileged helper made it, and is not installed any more");
    if (const auto undone = logged("undo", helper()->undo(change, overwrite)); !undone)
        return tl::make_unexpected(undone.error());
    knobs::Change result;
    result.id = change;
    result.state = knobs::Change::State::Undone;
    return result;
}

knobs::Result<void> Hands::letGo(const std::string &change)
{
    return isHelpers(change) ? knobs::failed(knobs::Code::NotHere, change,
                                             "the privileged helper made it, and only writes the old value over it")
                             : m_own.letGo(change);
}

knobs::Result<void> Hands::keep(const std::string &change)
{
    return isHelpers(change) && helper() ? logged("keep", helper()->keep(change)) : m_own.keep(change);
}

knobs::Result<void> Hands::makePermanent(const std::string &change)
{
    return isHelpers(change) && helper() ? logged("make permanent", helper()->makePermanent(change))
                                         : m_own.makePermanent(change);
}

knobs::Result<std::vector<knobs::Change>> Hands::changes() const
{
    auto all = m_own.changes();
    // A helper that never did anything for this user is not started to be asked.
    std::map<std::string, Purpose> purposes;
    bool wasUsed = false;
    {
        const Locked lock(m_mutex);
        purposes = m_purposes;
        wasUsed = m_wasUsed;
    }
    if (!all || !wasUsed || !helper())
        return all;
    auto others = helper()->changes();
    if (!others) {
        m_log.note(QtWarningMsg, "not done", {{"asked", QStringLiteral("changes")}}, 1, toLogText(others.error()));
        return all; // what it made cannot be told now; what this program made can
    }
    for (knobs::Change &change : *others) {
        if (const auto purpose = purposes.find(change.id); purpose != purposes.end()) {
            change.suggestion = purpose->second.suggestion;
            change.who = purpose->second.who;
        } else if (!change.stands()) {
            continue; // of another program, or of long ago
        } else {
            // It stands for itself, and is the helper's to take back.
            change.suggestion = change.id;
            const Locked lock(m_mutex);
            m_purposes[change.id].suggestion = change.id;
        }
        all->push_back(std::move(change));
    }
    std::sort(all->begin(), all->end(),
              [](const knobs::Change &a, const knobs::Change &b) { return a.appliedAt < b.appliedAt; });
    return all;
}

} // namespace performance
