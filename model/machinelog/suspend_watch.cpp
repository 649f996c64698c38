// SPDX-License-Identifier: MIT
#include "performance/machinelog/suspend_watch.h"

#include <ctime>

namespace performance {

namespace {

std::chrono::nanoseconds clockOf(clockid_t id)
{
    struct timespec time {};
    ::clock_gettime(id, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

SuspendWatch::Clocks SuspendWatch::clocks()
{
    return {now(), clockOf(CLOCK_BOOTTIME), clockOf(CLOCK_MONOTONIC)};
}

std::vector<MachineEvent> SuspendWatch::look(const Clocks &now)
{
    const auto before = std::exchange(m_before, now);
    if (!before)
        return {};
    const auto slept = (now.sinceBoot - now.awake) - (before->sinceBoot - before->awake);
    if (slept < std::chrono::seconds(1))
        return {};
    const QString detail = QStringLiteral("%1 s").arg(std::chrono::round<std::chrono::seconds>(slept).count());
    MachineEvent suspended{
        MachineEvent::Kind::Suspended, now.wall - slept, {}, detail, QStringLiteral("CLOCK_BOOTTIME"), {}};
    MachineEvent resumed = suspended;
    resumed.kind = MachineEvent::Kind::Resumed;
    resumed.time = now.wall;
    return {suspended, resumed};
}

} // namespace performance
