// SPDX-License-Identifier: MIT
#include "performance/optimize/placed_on_purpose.h"

#include <QDir>

#include <algorithm>

#include <sched.h>

namespace performance {

namespace {

/// Of a program with thousands the first ones tell.
constexpr int MostThreads = 256;

} // namespace

std::vector<ThreadPlace> placesOfThreads(qint32 pid)
{
    std::vector<ThreadPlace> places;
    for (const QString &name :
         QDir(QStringLiteral("/proc/%1/task").arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto thread = pid_t(name.toInt());
        cpu_set_t set;
        CPU_ZERO(&set);
        if (::sched_getaffinity(thread, sizeof set, &set) != 0)
            continue; // it has ended, or there are more CPUs than a set of the C library holds
        ThreadPlace place;
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
            if (CPU_ISSET(cpu, &set))
                place.cpus.push_back(cpu);
        }
        const int policy = ::sched_getscheduler(thread) & ~SCHED_RESET_ON_FORK;
        place.realTime = policy == SCHED_FIFO || policy == SCHED_RR || policy == SCHED_DEADLINE;
        places.push_back(std::move(place));
        if (places.size() == MostThreads)
            break;
    }
    return places;
}

QString placedOnPurpose(const QString &group, const std::vector<ThreadPlace> &threads)
{
    if (threads.empty())
        return {};
    if (std::ranges::any_of(threads, &ThreadPlace::realTime))
        return QStringLiteral("realtime");
    if (std::ranges::any_of(threads, [&](const ThreadPlace &place) { return place.cpus != threads.front().cpus; }))
        return QStringLiteral("threads");
    // A service of the machine; what a user's own systemd started for them is theirs like a shell's.
    if (group.endsWith(QLatin1String(".service")) && !group.contains(QLatin1String("/user@")))
        return QStringLiteral("unit");
    return {};
}

} // namespace performance
