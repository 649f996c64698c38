// SPDX-License-Identifier: MIT
#include "service.h"

#include "performance/helper/bus_message.h"

#include <algorithm>
#include <cstring>

#include <systemd/sd-journal.h>

namespace performance::helper {

namespace {

constexpr auto StaysFor = std::chrono::seconds(30);

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
    , m_leases(bus, [this](const std::string &caller) { callerLeft(caller); })
{
}

int Service::start()
{
    if (const auto settled = m_turner.settle(); !settled)
        sd_journal_print(LOG_WARNING, "the journal cannot be settled: %s", settled.error().detail.c_str());
    // Whoever leased something before has lost its helper, and with it its lease.
    if (const auto all = m_turner.changes()) {
        for (auto it = all->rbegin(); it != all->rend(); ++it) {
            if (it->state != knobs::Change::State::Applied || it->kept || it->permanent || it->who.find(" leased") == std::string::npos)
                continue;
            if (const auto undone = m_turner.undo(it->id); !undone)
                sd_journal_print(LOG_WARNING, "%s: %s", undone.error().subject.c_str(), undone.error().detail.c_str());
        }
    }
    return sd_bus_add_object_vtable(m_bus, nullptr, ObjectPath, Interface, Table, this);
}

bool Service::mayLeave() const
{
    return m_authorization.isEmpty() && m_leases.isEmpty() && Clock::now() - m_lastCall > StaysFor;
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
    takeBack(m_leases.changesOf(caller));
    for (auto it = m_made.begin(); it != m_made.end();)
        it = it->second.caller == caller ? m_made.erase(it) : std::next(it);
    m_mayProfile.erase(caller);
    tellChanged();
}

void Service::tellChanged()
{
    sd_bus_emit_signal(m_bus, ObjectPath, Interface, "Changed", "");
}

int answerError(sd_bus_message *call, const knobs::Error &error)
{
    const std::string text = error.subject + ": " + error.detail;
    return sd_bus_reply_method_errorf(call, errorName(error.code).c_str(), "%s", text.c_str());
}

int answerDenied(sd_bus_message *call)
{
    return sd_bus_reply_method_errorf(call, NotAuthorized, "%s", "the administrator's rules, or the answer to the question, do not allow it");
}

knobs::Result<std::uint32_t> userOf(sd_bus_message *call)
{
    sd_bus_creds *creds = nullptr;
    uid_t user = 0;
    const bool known = sd_bus_query_sender_creds(call, SD_BUS_CREDS_EUID, &creds) >= 0 && sd_bus_creds_get_euid(creds, &user) >= 0;
    sd_bus_creds_unref(creds);
    if (!known)
        return knobs::failed(knobs::Code::Denied, "caller", "the bus does not tell who it is");
    return std::uint32_t(user);
}

} // namespace performance::helper
