// SPDX-License-Identifier: MIT
#pragma once

#include "arguments.h"
#include "authorization.h"
#include "callers.h"
#include "leases.h"

#include "performance/helper/perf_request.h"
#include "performance/knobs/turner.h"

#include <chrono>

namespace performance::helper {

/// The helper's object on the bus. Every method reads its arguments whole, refuses what is not allowed, asks polkit, and
/// only then acts; what makes nothing that was not there before (undo, keep, redo of one's own) asks nothing again. What is
/// done is what the question named: the same values, from the same values.
///
/// Nothing here waits for the bus (callers.h), so that one message at a time is in memory, however many are sent.
class Service {
public:
    Service(sd_bus *bus, knobs::Turner turner);

    /// Puts the object on the bus and, after a crash, takes back what was half made or only leased.
    int start();
    /// Whether nothing holds it here: no lease, no open question, and nobody called for half a minute.
    bool mayLeave() const;
    /// To be called every second or so: whether those that hold something are still there.
    void tend();
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
    /// A caller's permission to look at a process, or at all (pid 0).
    struct Profiled {
        std::string caller;
        std::int32_t pid = 0;
        std::uint64_t startTime = 0;

        auto operator<=>(const Profiled &) const = default;
    };
    /// An event that somebody wants to have opened.
    struct Event {
        perf_event_attr attributes{};
        Profiled of;
        std::int32_t thread = -1;
        int cpu = -1;
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
    /// Calls back with the sender's user, or says that too much is asked.
    int identify(sd_bus_message *message, Callers::Known known);
    /// Reads what stands there, asks for each kind of permission in turn, then makes the change and answers with its id.
    void authorizeAndApply(sd_bus_message *message, std::uint32_t user, const Request &request);
    void apply(sd_bus_message *message, std::uint32_t user, const Request &request,
               const std::vector<knobs::Write> &plan);
    void undo(sd_bus_message *message, std::uint32_t user, const std::string &id, bool overwrite);
    void makePermanent(sd_bus_message *message, std::uint32_t user, const std::string &id);
    void tellChanges(sd_bus_message *message, std::uint32_t user);
    /// A change of the same user (any, for root) that stands, or an answer that says why there is none.
    knobs::Result<knobs::Change> ownChange(std::uint32_t user, const std::string &id) const;
    void takeBack(const std::set<std::string> &changes);
    void callerLeft(const std::string &caller);
    /// Asks one question after the other, then acts; answers where one is not allowed.
    void authorizeAll(sd_bus_message *message, std::uint32_t user, std::vector<Question> questions,
                      std::function<void(sd_bus_message *)> act);
    void tellChanged();

    // service_perf.cpp
    int openPerfEvent(sd_bus_message *message, sd_bus_error *error);
    int openSystemPerfEvent(sd_bus_message *message, sd_bus_error *error);
    int authorizeAndOpen(sd_bus_message *message, Event event);
    bool mayProfile(const Profiled &wanted) const;

    sd_bus *m_bus;
    knobs::Turner m_turner;
    Authorization m_authorization;
    Callers m_callers;
    Leases m_leases;
    Clock::time_point m_lastCall = Clock::now();
    Clock::time_point m_lastSweep = Clock::now();
    std::map<std::string, Made> m_made;                 ///< by the change that was authorised
    std::map<Profiled, Clock::time_point> m_mayProfile; ///< until when
};

} // namespace performance::helper
