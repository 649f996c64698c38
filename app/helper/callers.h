// SPDX-License-Identifier: MIT
#pragma once

#include <systemd/sd-bus.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace performance::helper {

/// Who is on the bus of those that asked for something, and which user each is.
///
/// The bus is asked without waiting for its answer: whoever waits with sd_bus_call() reads everything that lies before the
/// answer into memory, and a stranger decides how much that is (dbus-daemon keeps up to max_outgoing_bytes, 127 MiB, for
/// each of its connections). So sd_bus_query_sender_creds() and sd_bus_track, which wait, are not used.
class Callers {
public:
    using Known = std::function<void(sd_bus_message *call, std::uint32_t user)>;

    /// `left` is called once for each caller that leaves, by its unique name.
    Callers(sd_bus *bus, std::function<void(const std::string &)> left) : m_bus(bus), m_left(std::move(left)) {}
    ~Callers();
    Callers(const Callers &) = delete;
    Callers &operator=(const Callers &) = delete;

    /// Has the bus tell who leaves. Before the helper has its name: the departure of whoever calls then always comes later
    /// than its call.
    int start();
    /// Calls `known` with the sender's user, at once or later; never where the sender leaves before. False where too many
    /// wait to be known.
    bool identify(sd_bus_message *call, Known known);
    /// Whether nobody waits.
    bool isEmpty() const { return m_waiting == 0; }
    /// Forgets those that hold nothing and asks whether the others are still there: the bus drops what it has to tell to
    /// one whose queue is full.
    void sweep(const std::set<std::string> &holders);

private:
    struct Waiting {
        sd_bus_message *call;
        Known known;
    };
    struct Caller {
        Callers *callers = nullptr;
        std::string name;
        std::optional<std::uint32_t> user;
        std::vector<Waiting> waiting;
        sd_bus_slot *slot = nullptr; ///< of what the bus was asked about it
    };
    static int onUser(sd_bus_message *answer, void *caller, sd_bus_error *);
    static int onPresence(sd_bus_message *answer, void *caller, sd_bus_error *);
    static int onOwnerChanged(sd_bus_message *signal, void *callers, sd_bus_error *);
    int ask(Caller &caller, const char *method, sd_bus_message_handler_t answer);
    void left(const std::string &name);
    void forget(std::map<std::string, Caller>::iterator caller);

    sd_bus *m_bus;
    std::function<void(const std::string &)> m_left;
    sd_bus_slot *m_match = nullptr;
    std::map<std::string, Caller> m_callers;
    size_t m_waiting = 0;
};

} // namespace performance::helper
