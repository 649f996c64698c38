// SPDX-License-Identifier: MIT
// What is turned, taken back and told.
#include "service.h"

#include "answers.h"

#include "performance/helper/bus_message.h"
#include "performance/helper/question.h"

#include <algorithm>

namespace performance::helper {

namespace {

using knobs::Code;
using knobs::failed;

constexpr const char *Leased = " leased";

std::string userIn(const std::string &who)
{
    return who.substr(0, who.find(' '));
}

/// One question for each kind of permission that some writes need, with the writes of that kind.
std::vector<Question> questionsOf(const std::vector<knobs::Write> &writes)
{
    std::map<Kind, std::vector<knobs::Write>> kinds;
    for (const knobs::Write &write : writes) {
        if (const knobs::Knob *knob = knobs::findKnob(write.target.knob))
            kinds[kindOf(*knob)].push_back(write);
    }
    std::vector<Question> questions;
    for (const auto &[kind, ofKind] : kinds) {
        const std::int32_t pid = ofKind.front().target.pid; // one change is of one process
        questions.push_back({kind, changeWords(ofKind), pid != 0 ? processWords(pid) : std::string()});
    }
    return questions;
}

} // namespace

int Service::applySettings(sd_bus_message *message, sd_bus_error *)
{
    auto request = settingsIn(message);
    if (!request)
        return answerError(message, request.error());
    return identify(message, [this, wanted = std::move(*request)](sd_bus_message *call, std::uint32_t user) {
        authorizeAndApply(call, user, wanted);
    });
}

int Service::applyToProcess(sd_bus_message *message, sd_bus_error *)
{
    int pidfd = -1;
    std::uint64_t startTime = 0;
    sd_bus_message_read(message, "ht", &pidfd, &startTime);
    const auto pid = processOf(pidfd, startTime);
    if (!pid)
        return answerError(message, pid.error());
    auto request = processWishesIn(message, *pid, startTime);
    if (!request)
        return answerError(message, request.error());
    return identify(message, [this, wanted = std::move(*request)](sd_bus_message *call, std::uint32_t user) {
        authorizeAndApply(call, user, wanted);
    });
}

void Service::authorizeAndApply(sd_bus_message *message, std::uint32_t user, const Request &request)
{
    const auto plan = m_turner.plan(request.wishes);
    if (!plan) {
        answerError(message, plan.error());
    } else if (plan->empty()) {
        answerError(message, {Code::Invalid, 0, "change", "the machine is set like this already"});
    } else {
        authorizeAll(message, user, questionsOf(*plan),
                     [this, user, request, asked = *plan](sd_bus_message *call) { apply(call, user, request, asked); });
    }
}

void Service::apply(sd_bus_message *message, std::uint32_t user, const Request &request,
                    const std::vector<knobs::Write> &plan)
{
    // Turner refuses where something is no longer what the question said that it was.
    const auto change = m_turner.apply({}, plan, std::to_string(user) + (request.leased ? Leased : ""));
    if (!change) {
        answerError(message, change.error());
        return;
    }
    const std::string caller = sd_bus_message_get_sender(message);
    if (request.leased)
        m_leases.lease(caller, change->id);
    m_made[change->id] = {change->id, caller, request.wishes, std::to_string(user)};
    tellChanged();
    answerId(message, change->id);
}

int Service::redo(sd_bus_message *message, sd_bus_error *)
{
    const std::string id = idIn(message);
    const bool leased = flagIn(message);
    const auto made = m_made.find(id);
    if (made == m_made.end() || made->second.caller != sd_bus_message_get_sender(message))
        return answerError(message, {Code::Unknown, 0, "change", "this connection made no such change"});
    if (made->second.again-- <= 0)
        return answerError(message, {Code::Denied, 0, "change", "it was made again too often; apply it anew"});
    // Only what was taken back can be made again, and only where nobody has set anything else since.
    const auto all = m_turner.changes();
    if (!all)
        return answerError(message, all.error());
    const auto last = std::find_if(all->begin(), all->end(),
                                   [&](const knobs::Change &change) { return change.id == made->second.last; });
    if (last == all->end() || last->state != knobs::Change::State::Undone)
        return answerError(message, {Code::Invalid, 0, "change", "it has not been taken back"});
    const auto plan = m_turner.plan(made->second.wishes);
    if (!plan)
        return answerError(message, plan.error());
    for (const knobs::Write &write : *plan) {
        const auto was = std::find_if(last->writes.begin(), last->writes.end(),
                                      [&](const knobs::Write &w) { return w.target == write.target; });
        if (was == last->writes.end() || !knobs::sameValue(write.target, was->before, write.before))
            return answerError(message, {Code::Changed, 0, toText(write.target), "somebody else has set it since"});
    }
    if (plan->empty())
        return answerError(message, {Code::Invalid, 0, "change", "the machine is set like this already"});
    const auto change = m_turner.apply({}, *plan, made->second.who + (leased ? Leased : ""));
    if (!change)
        return answerError(message, change.error());
    if (leased)
        m_leases.lease(made->second.caller, change->id);
    made->second.last = change->id;
    tellChanged();
    return answerId(message, change->id);
}

knobs::Result<knobs::Change> Service::ownChange(std::uint32_t user, const std::string &id) const
{
    const auto all = m_turner.changes();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto it = std::find_if(all->begin(), all->end(),
                                 [&](const knobs::Change &change) { return change.id == id; });
    // Another user's is not told from one that is none.
    // One that ended with its process a moment ago may be taken back all the same: there is nothing to do then.
    if (it == all->end() || !(it->stands() || it->state == knobs::Change::State::Ended)
        || (user != 0 && userIn(it->who) != std::to_string(user)))
        return failed(Code::Unknown, "change", "you have no such change that stands");
    return *it;
}

int Service::undo(sd_bus_message *message, sd_bus_error *)
{
    const std::string id = idIn(message);
    const bool overwrite = flagIn(message);
    return identify(
        message, [this, id, overwrite](sd_bus_message *call, std::uint32_t user) { undo(call, user, id, overwrite); });
}

void Service::undo(sd_bus_message *message, std::uint32_t user, const std::string &id, bool overwrite)
{
    const auto own = ownChange(user, id);
    if (!own) {
        answerError(message, own.error());
        return;
    }
    // To write over what somebody else has set since is a change of its own, and asked about like one.
    std::vector<knobs::Write> over;
    for (const knobs::Write &write : own->writes) {
        if (overwrite)
            over.push_back({write.target, knobs::readKnob(write.target).value_or("?"), write.before});
    }
    authorizeAll(message, user, questionsOf(over), [this, id, overwrite](sd_bus_message *call) {
        if (const auto undone = m_turner.undo(id, overwrite); !undone) {
            answerError(call, undone.error());
            return;
        }
        m_leases.release(id);
        tellChanged();
        sd_bus_reply_method_return(call, "");
    });
}

int Service::keep(sd_bus_message *message, sd_bus_error *)
{
    return identify(message, [this, id = idIn(message)](sd_bus_message *call, std::uint32_t user) {
        if (const auto own = ownChange(user, id); !own) {
            answerError(call, own.error());
        } else if (const auto kept = m_turner.keep(id); !kept) {
            answerError(call, kept.error());
        } else {
            m_leases.release(id);
            tellChanged();
            sd_bus_reply_method_return(call, "");
        }
    });
}

int Service::makePermanent(sd_bus_message *message, sd_bus_error *)
{
    return identify(message, [this, id = idIn(message)](sd_bus_message *call, std::uint32_t user) {
        makePermanent(call, user, id);
    });
}

void Service::makePermanent(sd_bus_message *message, std::uint32_t user, const std::string &id)
{
    const auto own = ownChange(user, id);
    if (!own) {
        answerError(message, own.error());
        return;
    }
    authorizeAll(message, user, {{Kind::Permanent, changeWords(own->writes), {}}}, [this, id](sd_bus_message *call) {
        if (const auto done = m_turner.makePermanent(id); !done) {
            answerError(call, done.error());
            return;
        }
        m_leases.release(id);
        tellChanged();
        sd_bus_reply_method_return(call, "");
    });
}

int Service::changes(sd_bus_message *message, sd_bus_error *)
{
    return identify(message, [this](sd_bus_message *call, std::uint32_t user) { tellChanges(call, user); });
}

void Service::tellChanges(sd_bus_message *message, std::uint32_t user)
{
    const auto all = m_turner.changes();
    if (!all) {
        answerError(message, all.error());
        return;
    }
    sd_bus_message *made = nullptr;
    if (sd_bus_message_new_method_return(message, &made) < 0)
        return;
    const Message answer(made);
    sd_bus_message_open_container(made, 'a', "((tu)ubbxua(ssitssu))");
    for (const knobs::Change &change : *all) {
        const auto id = changeIdOf(change.id);
        if (!id || (user != 0 && userIn(change.who) != std::to_string(user)))
            continue;
        sd_bus_message_open_container(made, 'r', "(tu)ubbxua(ssitssu)");
        sd_bus_message_append(made, "(tu)ubbxu", id->time, id->process, std::uint32_t(change.state), int(change.kept),
                              int(change.permanent), change.endedAt, std::uint32_t(change.count));
        sd_bus_message_open_container(made, 'a', "(ssitssu)");
        for (size_t i = 0; i < change.writes.size(); ++i) {
            const knobs::Write &write = change.writes[i];
            sd_bus_message_append(made, "(ssitssu)", write.target.knob.c_str(), write.target.device.c_str(),
                                  write.target.pid, write.target.startTime, write.before.c_str(), write.after.c_str(),
                                  std::uint32_t(change.phases[i]));
        }
        sd_bus_message_close_container(made);
        sd_bus_message_close_container(made);
    }
    sd_bus_message_close_container(made);
    sd_bus_send(m_bus, made, nullptr);
}

} // namespace performance::helper
