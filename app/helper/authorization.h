// SPDX-License-Identifier: MIT
#pragma once

#include "performance/helper/protocol.h"

#include <systemd/sd-bus.h>

#include <functional>
#include <list>
#include <set>
#include <string>

namespace performance::helper {

/// What is asked: the action of polkit, and what its message names (question.h).
struct Question {
    Kind kind = Kind::Permanent;
    std::string change;  ///< $(change)
    std::string process; ///< $(process); empty where there is none
};

/// Asks polkit whether the sender of a call may do what it asks. The subject is the sender's name on the bus, which
/// cannot be another's meanwhile, unlike a number of a process. No answer, an error and a late answer are a no, and take
/// the question off the screen. Source: org.freedesktop.PolicyKit1.Authority, CheckAuthorization, CancelCheckAuthorization.
class Authorization {
public:
    using Answer = std::function<void(sd_bus_message *call, bool allowed)>;

    explicit Authorization(sd_bus *bus) : m_bus(bus) {}
    ~Authorization();
    Authorization(const Authorization &) = delete;
    Authorization &operator=(const Authorization &) = delete;

    /// Calls `answer` once, later; never where the caller leaves before. False where too much is asked at once: by this
    /// user, over however many connections, or by all.
    bool check(sd_bus_message *call, std::uint32_t user, const Question &question, Answer answer);
    /// Takes back what it asked.
    void callerLeft(const std::string &caller);
    /// Adds those that wait for an answer.
    void addCallers(std::set<std::string> &names) const;
    bool isEmpty() const { return m_open.empty(); }

private:
    struct Open {
        Authorization *owner;
        sd_bus_message *call;
        std::uint32_t user;
        std::string id; ///< by which polkit takes it back
        Answer answer;
        sd_bus_slot *slot = nullptr;
    };
    static int onAnswer(sd_bus_message *answer, void *open, sd_bus_error *);
    void cancel(const std::string &id);
    void end(Open *open, bool allowed);

    sd_bus *m_bus;
    std::list<Open> m_open;
    std::uint64_t m_asked = 0;
};

} // namespace performance::helper
