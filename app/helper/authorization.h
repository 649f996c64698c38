// SPDX-License-Identifier: MIT
#pragma once

#include "performance/helper/protocol.h"

#include <systemd/sd-bus.h>

#include <functional>
#include <list>
#include <string>

namespace performance::helper {

/// Asks polkit whether the sender of a call may do what it asks. The subject is the sender's name on the bus, which
/// cannot be another's meanwhile, unlike a number of a process. No answer, an error and a late answer are a no.
/// Source: org.freedesktop.PolicyKit1.Authority, CheckAuthorization.
class Authorization {
public:
    using Answer = std::function<void(sd_bus_message *call, bool allowed)>;

    explicit Authorization(sd_bus *bus) : m_bus(bus) {}
    ~Authorization();
    Authorization(const Authorization &) = delete;
    Authorization &operator=(const Authorization &) = delete;

    /// Calls `answer` once, later. False where too much is asked at once, of this caller or in all.
    bool check(sd_bus_message *call, Kind kind, Answer answer);
    bool isEmpty() const { return m_questions.empty(); }

private:
    struct Question {
        Authorization *owner;
        sd_bus_message *call;
        sd_bus_slot *slot = nullptr;
        Answer answer;
    };
    static int onAnswer(sd_bus_message *answer, void *question, sd_bus_error *);
    void end(Question *question, bool allowed);

    sd_bus *m_bus;
    std::list<Question> m_questions;
};

} // namespace performance::helper
