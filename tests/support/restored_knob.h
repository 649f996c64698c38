// SPDX-License-Identifier: MIT
#pragma once

#include <performance/knobs/knob.h>

#include <QtGlobal>

#include <cstdio>

/// Puts a knob of the machine back when it goes away: also where the test fails, and where the test program is killed, for
/// which a shell waits that hears of its end.
class RestoredKnob {
public:
    explicit RestoredKnob(performance::knobs::Target target)
        : m_target(std::move(target)), m_before(performance::knobs::readKnob(m_target).value_or(""))
    {
        if (m_before.empty())
            return;
        std::string script = "trap '' INT TERM HUP; read line || { ";
        for (std::string command : performance::knobs::shellCommands(m_target, m_before)) {
            for (size_t at = 0; (at = command.find("sudo ")) != std::string::npos;)
                command.erase(at, 5); // it is root already
            script += command + " >/dev/null; ";
        }
        m_watcher = ::popen((script + ":; }").c_str(), "we");
    }
    RestoredKnob(const RestoredKnob &) = delete;
    RestoredKnob &operator=(const RestoredKnob &) = delete;
    ~RestoredKnob()
    {
        const bool restored = m_before.empty() || performance::knobs::writeKnob(m_target, m_before);
        if (m_watcher) {
            if (restored)
                std::fputs("done\n", m_watcher);
            ::pclose(m_watcher);
        }
        if (!restored)
            qFatal("%s could not be put back", m_target.knob.c_str());
    }
    const performance::knobs::Target &target() const { return m_target; }
    const std::string &before() const { return m_before; }

private:
    performance::knobs::Target m_target;
    std::string m_before;
    std::FILE *m_watcher = nullptr;
};
