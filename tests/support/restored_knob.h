// SPDX-License-Identifier: MIT
#pragma once

#include <performance/knobs/knob.h>

#include <QtGlobal>

/// Puts a knob of the machine back when it goes away, also where the test fails.
class RestoredKnob {
public:
    explicit RestoredKnob(performance::knobs::Target target) : m_target(std::move(target)), m_before(performance::knobs::readKnob(m_target).value_or("")) {}
    RestoredKnob(const RestoredKnob &) = delete;
    RestoredKnob &operator=(const RestoredKnob &) = delete;
    ~RestoredKnob()
    {
        if (!m_before.empty() && !performance::knobs::writeKnob(m_target, m_before))
            qFatal("%s could not be put back", m_target.knob.c_str());
    }
    const performance::knobs::Target &target() const { return m_target; }
    const std::string &before() const { return m_before; }

private:
    performance::knobs::Target m_target;
    std::string m_before;
};
