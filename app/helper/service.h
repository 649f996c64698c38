// SPDX-License-Identifier: MIT
#pragma once

#include "authorization.h"
#include "leases.h"

#include "performance/knobs/turner.h"

#include <chrono>

namespace performance::helper {

/// The helper's object on the bus. Every method reads its arguments whole, refuses what is not allowed, asks polkit, and
/// only then acts; what makes nothing that was not there before (undo, keep, redo of one's own) asks nothing again.
class Service {
public:
    Service(sd_bus *bus, knobs::Turner turner);

    /// Puts the object on the bus and, after a crash, takes back what was half made or only leased.
    int start();
    /// Whether nothing holds it here: no lease, no open question, and nobody called for half a minute.
    bool mayLeave() const;
    /// Takes back whatever is leased: nobody will be here to do it when its caller leaves.
    void endLeases();

private:
    using Clock = std::chrono::steady_clock;
    /// A change that a connection made, which it may make again.
    struct Made {
        std::string last; ///< the change that it was made by last
        std::string caller;
        std::vector<std::pair<knobs::Target, std::string>> wishes;
        std::string who;
        int again = 32; ///< how often: each time costs a line of the journal
    };
    /// Wishes with the kinds of permission they need.
    struct Request {
        std::vector<std::pair<knobs::Target, std::string>> wishes;
        std::vector<Kind> kinds;
        bool leased = false;
    };
    static const sd_bus_vtable Table[];
    template<int (Service::*Method)(sd_bus_message *, sd_bus_error *)>
    static int call(sd_bus_message *message, void *self, sd_bus_error *error)
    {
        auto &service = *static_cast<Service *>(self);
        service.m_lastCall = Clock::now();
        return (service.*Method)(message, error);
    }

    // service_changes.cpp
    int applySettings(sd_bus_message *message, sd_bus_error *error);
    int applyToProcess(sd_bus_message *message, sd_bus_error *error);
    int redo(sd_bus_message *message, sd_bus_error *error);
    int undo(sd_bus_message *message, sd_bus_error *error);
    int keep(sd_bus_message *message, sd_bus_error *error);
    int makePermanent(sd_bus_message *message, sd_bus_error *error);
    int changes(sd_bus_message *message, sd_bus_error *error);
    knobs::Result<void> addWish(Request &request, const char *knob, knobs::Target target, sd_bus_message *message);
    /// Asks for each permission in turn, then makes the change and answers with its id.
    int authorizeAndApply(sd_bus_message *message, Request request);
    void apply(sd_bus_message *message, const Request &request);
    /// A change of the same user (any, for root) that stands, or an answer that says why there is none.
    knobs::Result<knobs::Change> ownChange(sd_bus_message *message, const std::string &id) const;
    void takeBack(const std::set<std::string> &changes);
    void callerLeft(const std::string &caller);
    /// Asks for each permission in turn, then does it.
    void authorizeAll(sd_bus_message *message, std::vector<Kind> kinds, std::function<void(sd_bus_message *)> act);
    void tellChanged();

    // service_perf.cpp
    int openPerfEvent(sd_bus_message *message, sd_bus_error *error);
    int openSystemPerfEvent(sd_bus_message *message, sd_bus_error *error);
    int authorizeAndOpen(sd_bus_message *message, sd_bus_error *error, std::int32_t thread);

    sd_bus *m_bus;
    knobs::Turner m_turner;
    Authorization m_authorization;
    Leases m_leases;
    Clock::time_point m_lastCall = Clock::now();
    std::map<std::string, Made> m_made; ///< by the change that was authorised
    std::map<std::string, Clock::time_point> m_mayProfile; ///< callers, until when
};

// --- small tools of all methods ------------------------------------------------------------------------------------

/// Answers with an error of protocol.h.
int answerError(sd_bus_message *call, const knobs::Error &error);
int answerDenied(sd_bus_message *call);
/// The user that sent a call, as the bus knows it.
knobs::Result<std::uint32_t> userOf(sd_bus_message *call);
/// The process that a pidfd stands for, if it is still the one that began at `startTime`.
knobs::Result<std::int32_t> processOf(int pidfd, std::uint64_t startTime);

} // namespace performance::helper
