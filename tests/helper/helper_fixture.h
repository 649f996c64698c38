// SPDX-License-Identifier: MIT
#pragma once

// What the tests of the helper on a bus of their own have in common.
#include "helper/private_bus.h"
#include "support/restored_knob.h"
#include "support/test_support.h"

#include <performance/helper/helper_client.h>
#include <performance/helper/protocol.h>

#include <QTest>

#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance;
using helper::HelperClient;
using knobs::Code;
using knobs::Target;

inline const Target Swappiness{"vm.swappiness", {}, 0, 0};

inline std::string valueOf(const Target &target)
{
    return knobs::readKnob(target).value_or("?");
}

/// A value that is not the one that stands there.
inline std::string otherSwappiness()
{
    return valueOf(Swappiness) == "42" ? "43" : "42";
}

inline std::vector<knobs::Write> planOf(const Target &target, const std::string &value)
{
    return {{target, valueOf(target), value}};
}

/// A process of root's that waits until it is ended.
class Sleeper {
public:
    Sleeper()
    {
        m_pid = ::fork();
        if (m_pid == 0) {
            ::setsid(); // an autogroup is its session's; a runner of tests may be in none
            for (;;)
                ::pause();
        }
        while (m_pid > 0 && ::getsid(m_pid) != m_pid)
            ::sched_yield(); // it has not come so far
    }
    ~Sleeper() { end(); }
    Sleeper(const Sleeper &) = delete;
    Sleeper &operator=(const Sleeper &) = delete;
    void end()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    Target target(const char *knob) const { return {knob, {}, m_pid, knobs::startTimeOf(m_pid).value_or(0)}; }
    int pid() const { return m_pid; }

private:
    pid_t m_pid;
};

/// Of one test: the bus with the helper on it, and clients of several users.
class HelperTest : public QObject {
protected:
    std::unique_ptr<PrivateBus> m_bus;

    /// In initTestCase(), which it skips where no bus can be started.
    void startBus()
    {
        QString why;
        m_bus = PrivateBus::start(&why);
        if (!m_bus)
            QSKIP(qPrintable(why));
    }
    std::unique_ptr<HelperClient> clientOf(const char *user) const
    {
        const AsUser as(user);
        return HelperClient::find(m_bus->address().toStdString());
    }
};
