// SPDX-License-Identifier: MIT
#include "performance/profile/watch/watch_epoch.h"

namespace performance {

WatchEpoch::WatchEpoch(Timestamp start, double rate)
{
    using Kind = ProfileEvent::Kind;
    const QString ns = QStringLiteral("ns");
    Profile &header = m_builder.header();
    header.startedAt = start;
    header.events = {{Kind::OnCpu, StackEvents::Cpu, ns, rate},
                     {Kind::OffCpu, StackEvents::Lock, ns, 0},
                     {Kind::OffCpu, StackEvents::Blocked, ns, 0},
                     {Kind::OffCpu, StackEvents::Runnable, ns, 0}};
}

Profile WatchEpoch::profile(Timestamp time) const
{
    Profile profile = m_builder.profile();
    profile.duration = nanoseconds(offsetOf(m_end.value_or(time)));
    return profile;
}

qint64 WatchEpoch::offsetOf(Timestamp time) const
{
    // The wall clock may be set back, but times of a profile rise.
    return std::max<qint64>(m_lastTime, (time - m_builder.profile().startedAt).count());
}

void WatchEpoch::add(Timestamp time, Event event, qint32 thread, qint32 stack, qint64 weight)
{
    m_lastTime = offsetOf(time);
    m_builder.addSample(m_lastTime, event, thread, stack, weight);
    if (event == Cpu)
        m_lastStacks[thread] = stack;
}

void WatchEpoch::addLocks(Timestamp time, nanoseconds weight, std::span<const qint32> processes,
                          const std::shared_ptr<ModuleRegistry> &modules)
{
    if (!m_waits)
        m_waits.emplace(m_builder, modules);
    m_lastTime = offsetOf(time);
    m_waits->sample(m_lastTime, weight, processes);
}

qint32 WatchEpoch::threadOf(std::int32_t process, std::int32_t thread, TaskBook &book)
{
    const size_t known = m_builder.profile().threads.size();
    const std::string &name = book.nameOf(process, thread);
    const qint32 number = m_builder.thread(process, thread);
    const bool isNew = m_builder.profile().threads.size() != known;
    const qint32 text = m_builder.string(name);
    if (!isNew && m_builder.profile().threads[size_t(number)].name == text)
        return number;
    m_builder.nameThread(process, thread, name);
    const qint32 row = m_builder.thread(process, thread); // another one where the name changed
    if (isNew)
        m_builder.header().threads[size_t(row)].processName = m_builder.string(book.processName(process));
    return row;
}

qint32 WatchEpoch::lastStackOf(qint32 thread) const
{
    const auto it = m_lastStacks.find(thread);
    return it == m_lastStacks.end() ? -1 : it->second;
}

bool WatchEpoch::takeUnnamed()
{
    const size_t frames = m_builder.profile().frames.size();
    return std::exchange(m_tried, frames) != frames;
}

} // namespace performance
