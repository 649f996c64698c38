// SPDX-License-Identifier: MIT
// CPU time of children that ended before they, or the last of what they did, could be read.
#include "performance/system/process_tracker.h"

#include <algorithm>
#include <utility>

namespace performance {

// The kernel adds to cutime and cstime of a process what a child and the children of that one ran in all their lives, when
// the process waits for it (kernel/exit.c, wait_task_zombie()); see proc_pid_stat(5). Of that, what was seen of the child
// while it lived has been counted as its own. The rest is what a shell or a build made others do that lived too shortly to be
// a row of their own: it counts as the waiting process's.

/// A process is gone: what was counted of it will be in its parent's time of children, or already is.
void ProcessTracker::leave(const Process &process)
{
    if (process.statFd)
        --m_openDescriptors;
    m_ended.push_back({process.identity.pid, process.parent, process.ticks + process.childTicks});
}

ProcessTracker::Process *ProcessTracker::find(qint32 pid)
{
    const auto it = std::lower_bound(m_processes.begin(), m_processes.end(), pid,
                                     [](const Process &p, qint32 id) { return p.identity.pid < id; });
    return it != m_processes.end() && it->identity.pid == pid && it->seen ? &*it : nullptr;
}

/// Reads one that was not read in this tick; marks it where it is gone.
void ProcessTracker::look(Process &process, const Tick &tick)
{
    if (process.seen && process.readAt != tick.bootNs)
        process.seen = read(process, tick);
}

/// Children that ended and are not due yet would be counted twice: as their own and as their parent's.
void ProcessTracker::lookAtChildren(const Tick &tick)
{
    constexpr quint64 Rounding = 2;                  // user and system time are cut to hundredths each
    std::vector<std::pair<qint32, quint64>> parents; // by rising pid, and what one child may have run
    for (const Process &process : m_processes) {
        if (process.seen && process.childDelta > process.settled)
            parents.emplace_back(process.identity.pid, process.childDelta - process.settled + Rounding);
    }
    if (parents.empty())
        return;
    for (Process &process : m_processes) {
        const auto parent = std::lower_bound(parents.cbegin(), parents.cend(), process.parent,
                                             [](const auto &p, qint32 pid) { return p.first < pid; });
        const quint64 own = process.ticks + process.childTicks;
        if (parent != parents.cend() && parent->first == process.parent && own > 0 && own <= parent->second)
            look(process, tick);
    }
}

/// Takes those that are gone off the list, and tells their parents what was counted of them.
void ProcessTracker::removeGone(const Tick &tick)
{
    std::erase_if(m_processes, [this](const Process &process) {
        if (!process.seen)
            leave(process);
        return !process.seen;
    });
    std::vector<Ended> gone = std::exchange(m_ended, {});
    if (gone.empty())
        return;
    // Their children have another parent now, which will be told of them.
    std::sort(gone.begin(), gone.end(), [](const Ended &a, const Ended &b) { return a.pid < b.pid; });
    for (Process &process : m_processes) {
        const auto parent = std::lower_bound(gone.cbegin(), gone.cend(), process.parent,
                                             [](const Ended &ended, qint32 pid) { return ended.pid < pid; });
        if (parent != gone.cend() && parent->pid == process.parent)
            look(process, tick);
    }
    for (const Ended &ended : gone) {
        if (ended.ticks == 0)
            continue;
        if (Process *parent = find(ended.parent)) {
            look(*parent, tick); // it was woken by it
            parent->settled += ended.ticks;
            parent->settledReadings = 0;
        } else {
            // Whoever inherited it waits for it; better too little is credited than the same twice.
            m_orphaned += ended.ticks;
            m_orphanedTicks = 0;
        }
    }
}

/// Credits what is left. Never more than the machine was busy without an explanation.
void ProcessTracker::creditChildren(const Tick &tick)
{
    constexpr int Patience = 4; // readings until what a process did not wait for (SIGCHLD ignored) is given up
    std::optional<int64_t> room;
    if (m_unclaimed)
        room = std::max<int64_t>(0, *m_unclaimed - m_explained);
    for (Process &process : m_processes) {
        if (process.readAt != tick.bootNs)
            continue;
        const quint64 delta = std::exchange(process.childDelta, 0);
        const quint64 settled = std::min(delta, process.settled);
        process.settled -= settled;
        const bool isLate = process.settled > 0 && delta == 0 && ++process.settledReadings > Patience;
        if (isLate)
            process.settled = 0;
        quint64 credit = delta - settled;
        const quint64 orphaned = std::min(credit, m_orphaned);
        m_orphaned -= orphaned;
        credit -= orphaned;
        if (room) {
            credit = std::min(credit, quint64(*room));
            *room -= int64_t(credit);
        }
        if (credit == 0 || process.interval <= 0)
            continue;
        process.creditedTicks += credit;
        m_explained += int64_t(credit);
        process.cpu = process.cpu.value_or(0) + double(credit) * TickSeconds / process.interval;
        // It is at work, if only by waiting.
        process.idleReadings = 0;
        process.dueAt = tick.bootNs;
    }
}

void ProcessTracker::settleChildren(const Tick &tick)
{
    lookAtChildren(tick);
    removeGone(tick);
    removeGone(tick); // a parent that was looked at may be gone itself
    creditChildren(tick);
}

} // namespace performance
