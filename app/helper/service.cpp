// SPDX-License-Identifier: MIT
#include "service.h"

#include "answers.h"

#include <systemd/sd-journal.h>

namespace performance::helper {

namespace {

constexpr auto StaysFor = std::chrono::seconds(30);
constexpr auto SweepsEvery = std::chrono::seconds(10);

int versionProperty(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply, void *, sd_bus_error *)
{
    return sd_bus_message_append(reply, "u", Version);
}

} // namespace

// clang-format off
const sd_bus_vtable Service::Table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_PROPERTY("Version", "u", versionProperty, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_METHOD("ApplySettings", "a(ssax)b", "(tu)", call<&Service::applySettings>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("ApplyToProcess", "hta(sax)b", "(tu)", call<&Service::applyToProcess>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Redo", "(tu)b", "(tu)", call<&Service::redo>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Undo", "(tu)b", "", call<&Service::undo>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Keep", "(tu)", "", call<&Service::keep>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("MakePermanent", "(tu)", "", call<&Service::makePermanent>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Changes", "", "a((tu)ubbxua(ssitssu))", call<&Service::changes>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("OpenPerfEvent", "htii(uttuu)", "h", call<&Service::openPerfEvent>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("OpenSystemPerfEvent", "i(uttuu)", "h", call<&Service::openSystemPerfEvent>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_SIGNAL("Changed", "", 0),
    SD_BUS_VTABLE_END,
};
// clang-format on

Service::Service(sd_bus *bus, knobs::Turner turner)
    : m_bus(bus)
    , m_turner(std::move(turner))
    , m_authorization(bus)
    , m_callers(bus, [this](const std::string &caller) { callerLeft(caller); })
{}

int Service::start()
{
    if (const auto settled = m_turner.settle(); !settled)
        sd_journal_print(LOG_WARNING, "the journal cannot be settled: %s", settled.error().detail.c_str());
    // Whoever leased something before has lost its helper, and with it its lease.
    if (const auto all = m_turner.changes()) {
        for (auto it = all->rbegin(); it != all->rend(); ++it) {
            if (it->state != knobs::Change::State::Applied || it->kept || it->permanent
                || it->who.find(" leased") == std::string::npos)
                continue;
            if (const auto undone = m_turner.undo(it->id); !undone)
                sd_journal_print(LOG_WARNING, "%s: %s", undone.error().subject.c_str(), undone.error().detail.c_str());
        }
    }
    if (const int watching = m_callers.start(); watching < 0)
        return watching;
    if (const int filtered = sd_bus_add_filter(m_bus, nullptr, refuseLongNames, nullptr); filtered < 0)
        return filtered;
    return sd_bus_add_object_vtable(m_bus, nullptr, ObjectPath, Interface, Table, this);
}

bool Service::mayLeave() const
{
    return m_callers.isEmpty() && m_authorization.isEmpty() && m_leases.isEmpty()
        && Clock::now() - m_lastCall > StaysFor;
}

void Service::tend()
{
    if (Clock::now() - m_lastSweep < SweepsEvery)
        return;
    m_lastSweep = Clock::now();
    std::erase_if(m_mayProfile, [this](const auto &permission) { return permission.second <= m_lastSweep; });
    std::set<std::string> holders = m_leases.callers();
    m_authorization.addCallers(holders);
    for (const auto &[change, made] : m_made)
        holders.insert(made.caller);
    for (const auto &[profiled, until] : m_mayProfile)
        holders.insert(profiled.caller);
    m_callers.sweep(holders);
}

int Service::identify(sd_bus_message *message, Callers::Known known)
{
    return m_callers.identify(message, std::move(known)) ? 1 : answerBusy(message);
}

void Service::authorizeAll(sd_bus_message *message, std::uint32_t user, std::vector<Question> questions,
                           std::function<void(sd_bus_message *)> act)
{
    if (questions.empty()) {
        act(message);
        return;
    }
    const Question next = std::move(questions.back());
    questions.pop_back();
    const bool asked = m_authorization.check(
        message, user, next,
        [this, user, questions = std::move(questions), act = std::move(act)](sd_bus_message *call, bool allowed) {
            if (allowed)
                authorizeAll(call, user, questions, act);
            else
                answerDenied(call);
        });
    if (!asked)
        answerBusy(message);
}

void Service::takeBack(const std::set<std::string> &changes)
{
    for (const std::string &change : changes) {
        if (const auto undone = m_turner.undo(change); !undone)
            sd_journal_print(LOG_WARNING, "%s: %s", undone.error().subject.c_str(), undone.error().detail.c_str());
    }
}

void Service::endLeases()
{
    takeBack(m_leases.changes());
}

void Service::callerLeft(const std::string &caller)
{
    m_authorization.callerLeft(caller);
    std::erase_if(m_made, [&](const auto &made) { return made.second.caller == caller; });
    std::erase_if(m_mayProfile, [&](const auto &permission) { return permission.first.caller == caller; });
    if (const auto changes = m_leases.taken(caller); !changes.empty()) {
        takeBack(changes);
        tellChanged();
    }
}

void Service::tellChanged()
{
    sd_bus_emit_signal(m_bus, ObjectPath, Interface, "Changed", "");
}

} // namespace performance::helper
