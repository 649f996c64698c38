// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <QtGlobal>

namespace performance {

// Thread-safety: plain values and pure functions; take() may be called from any thread.

/// The three clocks of one moment, in nanoseconds.
struct ClockReading {
    qint64 wall = 0;      ///< CLOCK_REALTIME: may jump
    qint64 monotonic = 0; ///< CLOCK_MONOTONIC: stands still while the machine sleeps
    qint64 boot = 0;      ///< CLOCK_BOOTTIME: goes on
    static ClockReading take();
};

/// What happened between two ticks. judge() is pure, so that a test can play years of odd clocks.
struct ClockJudgement {
    bool slept = false;  ///< the machine was suspended
    bool jumped = false; ///< the wall clock was set
    quint64 missed = 0;  ///< ticks that should have happened in between
    bool isGap() const { return slept || jumped; }
};
ClockJudgement judge(const ClockReading &before, const ClockReading &present, qint64 intervalNs);

/// Nanoseconds from `wall` to the next multiple of the interval: ticks do not drift, and instances agree.
qint64 untilNextTick(qint64 wall, qint64 intervalNs);

} // namespace performance
