// SPDX-License-Identifier: MIT
// What is turned, taken back and told.
#include "service.h"

#include "performance/helper/bus_message.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace performance::helper {

namespace {

using knobs::Code;
using knobs::failed;

constexpr size_t MostWishes = 16;
constexpr const char *Leased = " leased";

std::string idRead(sd_bus_message *message)
{
    ChangeId id;
    sd_bus_message_read(message, "(tu)", &id.time, &id.process);
    return toText(id);
}

int answerId(sd_bus_message *call, const std::string &change)
{
    const ChangeId id = changeIdOf(change).value_or(ChangeId());
    return sd_bus_reply_method_return(call, "(tu)", id.time, id.process);
}

std::string userIn(const std::string &who)
{
    return who.substr(0, who.find(' '));
}

} // namespace

knobs::Result<std::int32_t> processOf(int pidfd, std::uint64_t startTime)
{
    // "Pid:" stands in a pidfd's fdinfo and in no other's; −1 once the process has been waited for.
    const int info = ::open(("/proc/self/fdinfo/" + std::to_string(pidfd)).c_str(), O_RDONLY | O_CLOEXEC);
    char text[4096];
    const ssize_t length = info < 0 ? -1 : ::read(info, text, sizeof text);
    if (info >= 0)
        ::close(info);
    const std::string_view lines(text, size_t(std::max<ssize_t>(length, 0)));
    const size_t at = lines.find("\nPid:\t");
    std::int32_t pid = 0;
    if (at == std::string_view::npos || std::from_chars(lines.data() + at + 6, lines.data() + lines.size(), pid).ec != std::errc())
        return failed(Code::Invalid, "process", "the descriptor is not one of a process");
    if (pid <= 0 || knobs::startTimeOf(pid) != startTime)
        return failed(Code::Gone, "process", "it has ended");
    return pid;
}

knobs::Result<void> Service::addWish(Request &request, const char *name, knobs::Target target, sd_bus_message *message)
{
    const void *data = nullptr;
    size_t bytes = 0;
    if (sd_bus_message_read_array(message, 'x', &data, &bytes) < 0)
        return failed(Code::Invalid, "value", "it is not a list of numbers");
    const knobs::Knob *knob = knobs::findKnob(name);
    if (!knob || knob->ofBus() || knob->ofProcess() != (target.pid != 0))
        return failed(Code::Unknown, "knob", "there is no such knob");
    if (request.wishes.size() == MostWishes)
        return failed(Code::Invalid, "change", "it has too many writes");
    if (knob->ofDevice()) {
        const auto devices = knobs::devicesOf(*knob);
        if (std::find(devices.begin(), devices.end(), target.device) == devices.end())
            return failed(Code::NotHere, "device", "this machine has none of that name");
    } else if (!target.device.empty()) {
        return failed(Code::Invalid, "device", "the knob has none");
    }
    target.knob = knob->name;
    const auto *numbers = static_cast<const std::int64_t *>(data);
    const auto value = valueOf(*knob, Numbers(numbers, numbers + bytes / sizeof(std::int64_t)));
    if (!value)
        return tl::make_unexpected(value.error());
    if (const auto allowed = knobs::checkValue(target, *value); !allowed)
        return allowed;
    if (const Kind kind = kindOf(*knob); std::find(request.kinds.begin(), request.kinds.end(), kind) == request.kinds.end())
        request.kinds.push_back(kind);
    request.wishes.emplace_back(std::move(target), *value);
    return {};
}

int Service::applySettings(sd_bus_message *message, sd_bus_error *)
{
    Request request;
    knobs::Result<void> good;
    sd_bus_message_enter_container(message, 'a', "(ssax)");
    while (good && sd_bus_message_enter_container(message, 'r', "ssax") > 0) {
        const char *knob = "";
        const char *device = "";
        sd_bus_message_read(message, "ss", &knob, &device);
        good = addWish(request, knob, {{}, device, 0, 0}, message);
        sd_bus_message_exit_container(message);
    }
    return good ? authorizeAndApply(message, std::move(request)) : answerError(message, good.error());
}

int Service::applyToProcess(sd_bus_message *message, sd_bus_error *)
{
    int pidfd = -1;
    std::uint64_t startTime = 0;
    sd_bus_message_read(message, "ht", &pidfd, &startTime);
    const auto pid = processOf(pidfd, startTime);
    if (!pid)
        return answerError(message, pid.error());
    Request request;
    knobs::Result<void> good;
    sd_bus_message_enter_container(message, 'a', "(sax)");
    while (good && sd_bus_message_enter_container(message, 'r', "sax") > 0) {
        const char *knob = "";
        sd_bus_message_read(message, "s", &knob);
        good = addWish(request, knob, {{}, {}, *pid, startTime}, message);
        sd_bus_message_exit_container(message);
    }
    return good ? authorizeAndApply(message, std::move(request)) : answerError(message, good.error());
}

int Service::authorizeAndApply(sd_bus_message *message, Request request)
{
    int leased = 0;
    sd_bus_message_exit_container(message);
    sd_bus_message_read(message, "b", &leased);
    request.leased = leased != 0;
    if (request.wishes.empty())
        return answerError(message, {Code::Invalid, 0, "change", "it has no writes"});
    const auto kinds = request.kinds;
    authorizeAll(message, kinds, [this, request = std::move(request)](sd_bus_message *call) { apply(call, request); });
    return 1;
}

void Service::authorizeAll(sd_bus_message *message, std::vector<Kind> kinds, std::function<void(sd_bus_message *)> act)
{
    if (kinds.empty()) {
        act(message);
        return;
    }
    const Kind next = kinds.back();
    kinds.pop_back();
    const bool asked = m_authorization.check(message, next, [this, kinds = std::move(kinds), act = std::move(act)](sd_bus_message *call, bool allowed) {
        if (allowed)
            authorizeAll(call, kinds, act);
        else
            answerDenied(call);
    });
    if (!asked)
        answerError(message, {Code::Busy, 0, "helper", "too many questions stand open, or the question cannot be asked"});
}

void Service::apply(sd_bus_message *message, const Request &request)
{
    const auto fail = [&](const knobs::Error &error) { answerError(message, error); };
    const std::string caller = sd_bus_message_get_sender(message);
    // One that left while it was asked about gets nothing.
    if (!m_leases.watch(caller))
        return fail({Code::Gone, 0, "caller", "it has left the bus"});
    const auto user = userOf(message);
    if (!user)
        return fail(user.error());
    const auto plan = m_turner.plan(request.wishes);
    if (!plan)
        return fail(plan.error());
    if (plan->empty())
        return fail({Code::Invalid, 0, "change", "the machine is set like this already"});
    const std::string who = std::to_string(*user) + (request.leased ? Leased : "");
    const auto change = m_turner.apply({}, *plan, who);
    if (!change)
        return fail(change.error());
    if (request.leased)
        m_leases.lease(caller, change->id);
    m_made[change->id] = {change->id, caller, request.wishes, std::to_string(*user)};
    tellChanged();
    answerId(message, change->id);
}

int Service::redo(sd_bus_message *message, sd_bus_error *)
{
    const std::string id = idRead(message);
    int leased = 0;
    sd_bus_message_read(message, "b", &leased);
    const auto made = m_made.find(id);
    if (made == m_made.end() || made->second.caller != sd_bus_message_get_sender(message))
        return answerError(message, {Code::Unknown, 0, "change", "this connection made no such change"});
    if (made->second.again-- <= 0)
        return answerError(message, {Code::Denied, 0, "change", "it was made again too often; apply it anew"});
    // Only what was taken back can be made again, and only where nobody has set anything else since.
    const auto all = m_turner.changes();
    if (!all)
        return answerError(message, all.error());
    const auto last = std::find_if(all->begin(), all->end(), [&](const knobs::Change &change) { return change.id == made->second.last; });
    if (last == all->end() || last->state != knobs::Change::State::Undone)
        return answerError(message, {Code::Invalid, 0, "change", "it has not been taken back"});
    const auto plan = m_turner.plan(made->second.wishes);
    if (!plan)
        return answerError(message, plan.error());
    for (const knobs::Write &write : *plan) {
        const auto was = std::find_if(last->writes.begin(), last->writes.end(), [&](const knobs::Write &w) { return w.target == write.target; });
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

knobs::Result<knobs::Change> Service::ownChange(sd_bus_message *message, const std::string &id) const
{
    const auto user = userOf(message);
    if (!user)
        return tl::make_unexpected(user.error());
    const auto all = m_turner.changes();
    if (!all)
        return tl::make_unexpected(all.error());
    const auto it = std::find_if(all->begin(), all->end(), [&](const knobs::Change &change) { return change.id == id; });
    // Another user's is not told from one that is none.
    if (it == all->end() || !it->stands() || (*user != 0 && userIn(it->who) != std::to_string(*user)))
        return failed(Code::Unknown, "change", "you have no such change that stands");
    return *it;
}

int Service::undo(sd_bus_message *message, sd_bus_error *)
{
    const std::string id = idRead(message);
    int overwrite = 0;
    sd_bus_message_read(message, "b", &overwrite);
    const auto own = ownChange(message, id);
    if (!own)
        return answerError(message, own.error());
    // To write over what somebody else has set since is a change of its own, and asked about like one.
    std::vector<Kind> kinds;
    for (const knobs::Write &write : own->writes) {
        const knobs::Knob *knob = overwrite ? knobs::findKnob(write.target.knob) : nullptr;
        if (knob && std::find(kinds.begin(), kinds.end(), kindOf(*knob)) == kinds.end())
            kinds.push_back(kindOf(*knob));
    }
    authorizeAll(message, kinds, [this, id, overwrite](sd_bus_message *call) {
        const auto undone = m_turner.undo(id, overwrite != 0);
        if (!undone) {
            answerError(call, undone.error());
            return;
        }
        m_leases.release(id);
        tellChanged();
        sd_bus_reply_method_return(call, "");
    });
    return 1;
}

int Service::keep(sd_bus_message *message, sd_bus_error *)
{
    const std::string id = idRead(message);
    if (const auto own = ownChange(message, id); !own)
        return answerError(message, own.error());
    if (const auto kept = m_turner.keep(id); !kept)
        return answerError(message, kept.error());
    m_leases.release(id);
    tellChanged();
    return sd_bus_reply_method_return(message, "");
}

int Service::makePermanent(sd_bus_message *message, sd_bus_error *)
{
    const std::string id = idRead(message);
    if (const auto own = ownChange(message, id); !own)
        return answerError(message, own.error());
    const bool asked = m_authorization.check(message, Kind::Permanent, [this, id](sd_bus_message *call, bool allowed) {
        if (!allowed) {
            answerDenied(call);
        } else if (const auto done = m_turner.makePermanent(id); !done) {
            answerError(call, done.error());
        } else {
            m_leases.release(id);
            tellChanged();
            sd_bus_reply_method_return(call, "");
        }
    });
    return asked ? 1 : answerError(message, {Code::Busy, 0, "helper", "too many questions stand open, or the question cannot be asked"});
}

int Service::changes(sd_bus_message *message, sd_bus_error *)
{
    const auto user = userOf(message);
    if (!user)
        return answerError(message, user.error());
    const auto all = m_turner.changes();
    if (!all)
        return answerError(message, all.error());
    sd_bus_message *made = nullptr;
    if (const int failure = sd_bus_message_new_method_return(message, &made); failure < 0)
        return failure;
    const Message answer(made);
    sd_bus_message_open_container(made, 'a', "((tu)ubbxua(ssitssu))");
    for (const knobs::Change &change : *all) {
        const auto id = changeIdOf(change.id);
        if (!id || (*user != 0 && userIn(change.who) != std::to_string(*user)))
            continue;
        sd_bus_message_open_container(made, 'r', "(tu)ubbxua(ssitssu)");
        sd_bus_message_append(made, "(tu)ubbxu", id->time, id->process, std::uint32_t(change.state), int(change.kept), int(change.permanent), change.endedAt, std::uint32_t(change.count));
        sd_bus_message_open_container(made, 'a', "(ssitssu)");
        for (size_t i = 0; i < change.writes.size(); ++i) {
            const knobs::Write &write = change.writes[i];
            sd_bus_message_append(made, "(ssitssu)", write.target.knob.c_str(), write.target.device.c_str(), write.target.pid, write.target.startTime, write.before.c_str(), write.after.c_str(),
                                  std::uint32_t(change.phases[i]));
        }
        sd_bus_message_close_container(made);
        sd_bus_message_close_container(made);
    }
    sd_bus_message_close_container(made);
    return sd_bus_send(nullptr, made, nullptr);
}

} // namespace performance::helper
