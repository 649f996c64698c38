// SPDX-License-Identifier: MIT
#include "performance/system/tick_clock.h"

#include <algorithm>
#include <cstdlib>
#include <time.h>

namespace performance {

namespace {

qint64 clockNow(clockid_t clock)
{
    timespec t{};
    ::clock_gettime(clock, &t);
    return qint64(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

} // namespace

ClockReading ClockReading::take()
{
    return {clockNow(CLOCK_REALTIME), clockNow(CLOCK_MONOTONIC), clockNow(CLOCK_BOOTTIME)};
}

ClockJudgement judge(const ClockReading &before, const ClockReading &present, qint64 intervalNs)
{
    constexpr qint64 SleepTolerance = 50'000'000;
    constexpr qint64 JumpTolerance = 250'000'000; // what slewing may do in a tick is far below
    ClockJudgement judgement;
    const qint64 elapsed = present.boot - before.boot;
    judgement.slept = elapsed - (present.monotonic - before.monotonic) > SleepTolerance;
    judgement.jumped = std::llabs((present.wall - before.wall) - elapsed) > JumpTolerance;
    if (!judgement.slept && intervalNs > 0)
        judgement.missed = quint64(std::max<qint64>(0, (elapsed + intervalNs / 2) / intervalNs - 1));
    return judgement;
}

qint64 untilNextTick(qint64 wall, qint64 intervalNs)
{
    const qint64 rest = wall % intervalNs;
    const qint64 wait = intervalNs - (rest < 0 ? rest + intervalNs : rest);
    // Woken a little early, the tick that is due is the one after this multiple.
    return wait < intervalNs / 20 ? wait + intervalNs : wait;
}

} // namespace performance
