// SPDX-License-Identifier: MIT
#include "callers.h"

#include "performance/knobs/target.h"

#include "answers.h"

#include <cstring>

namespace performance::helper {

namespace {

constexpr const char *Driver = "org.freedesktop.DBus";
constexpr const char *DriverPath = "/org/freedesktop/DBus";
/// The bus answers within milliseconds; what waits is small (arguments.h).
constexpr size_t MostWaitingInAll = 128;
constexpr size_t MostWaitingOfOne = 32;

} // namespace

Callers::~Callers()
{
    sd_bus_slot_unref(m_match);
    while (!m_callers.empty())
        forget(m_callers.begin());
}

int Callers::start()
{
    // Signals of the bus itself only: others carry the unique name of their sender. arg2 is the new owner, none of one that left.
    return sd_bus_add_match_async(
        m_bus, &m_match,
        "type='signal',sender='org.freedesktop.DBus',path='/org/freedesktop/DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg2=''",
        onOwnerChanged, nullptr, this);
}

bool Callers::identify(sd_bus_message *call, Known known)
{
    const std::string name = sd_bus_message_get_sender(call);
    Caller &caller = m_callers[name];
    if (caller.user) {
        known(call, *caller.user);
        return true;
    }
    if (m_waiting >= MostWaitingInAll || caller.waiting.size() >= MostWaitingOfOne)
        return false;
    caller.callers = this;
    caller.name = name;
    if (!caller.slot && ask(caller, "GetConnectionUnixUser", onUser) < 0) {
        forget(m_callers.find(name));
        return false;
    }
    caller.waiting.push_back({sd_bus_message_ref(call), std::move(known)});
    ++m_waiting;
    return true;
}

int Callers::ask(Caller &caller, const char *method, sd_bus_message_handler_t answer)
{
    return sd_bus_call_method_async(m_bus, &caller.slot, Driver, DriverPath, Driver, method, answer, &caller, "s",
                                    caller.name.c_str());
}

int Callers::onUser(sd_bus_message *answer, void *data, sd_bus_error *)
{
    auto &caller = *static_cast<Caller *>(data);
    Callers &self = *caller.callers;
    std::uint32_t user = 0;
    const bool known = !sd_bus_message_is_method_error(answer, nullptr) && sd_bus_message_read(answer, "u", &user) > 0;
    const std::vector<Waiting> waiting = std::exchange(caller.waiting, {});
    self.m_waiting -= waiting.size();
    caller.slot = sd_bus_slot_unref(caller.slot);
    if (known)
        caller.user = user;
    else
        self.forget(self.m_callers.find(std::string(caller.name)));
    for (const Waiting &one : waiting) {
        if (known)
            one.known(one.call, user);
        else
            answerError(one.call, {knobs::Code::Denied, 0, "caller", "the bus does not tell who it is"});
        sd_bus_message_unref(one.call);
    }
    return 1;
}

int Callers::onPresence(sd_bus_message *answer, void *data, sd_bus_error *)
{
    auto &caller = *static_cast<Caller *>(data);
    int isHere = 1;
    caller.slot = sd_bus_slot_unref(caller.slot);
    // No answer is not a departure.
    if (!sd_bus_message_is_method_error(answer, nullptr) && sd_bus_message_read(answer, "b", &isHere) > 0
        && isHere == 0)
        caller.callers->left(std::string(caller.name));
    return 1;
}

int Callers::onOwnerChanged(sd_bus_message *signal, void *data, sd_bus_error *)
{
    const char *name = "";
    const char *before = "";
    const char *after = "";
    const char *sender = sd_bus_message_get_sender(signal);
    if (sender && std::strcmp(sender, Driver) == 0 && sd_bus_message_read(signal, "sss", &name, &before, &after) > 0
        && *after == '\0')
        static_cast<Callers *>(data)->left(name);
    return 0;
}

void Callers::left(const std::string &name)
{
    const auto caller = m_callers.find(name);
    if (caller == m_callers.end())
        return;
    m_left(name);
    forget(caller);
}

void Callers::forget(std::map<std::string, Caller>::iterator caller)
{
    for (const Waiting &one : caller->second.waiting)
        sd_bus_message_unref(one.call);
    m_waiting -= caller->second.waiting.size();
    sd_bus_slot_unref(caller->second.slot);
    m_callers.erase(caller);
}

void Callers::sweep(const std::set<std::string> &holders)
{
    for (auto it = m_callers.begin(); it != m_callers.end();) {
        Caller &caller = it->second;
        const auto next = std::next(it);
        if (!caller.slot && holders.count(it->first) == 0)
            forget(it);
        else if (!caller.slot)
            ask(caller, "NameHasOwner", onPresence);
        it = next;
    }
}

} // namespace performance::helper
