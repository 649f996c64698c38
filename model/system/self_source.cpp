// SPDX-License-Identifier: MIT
#include "performance/system/self_source.h"

#include "performance/procfs/text_cursor.h"

#include <time.h>
#include <unistd.h>

namespace performance {

SelfSource::SelfSource(const KernelRoot &, SeriesRegistry &registry)
    // Of this very process, whatever machine the other sources look at.
    : m_statm("/proc/self/statm")
    , m_cpu(registry.idFor(metrics::SelfCpuTime.series()))
    , m_memory(registry.idFor(metrics::SelfMemory.series()))
    , m_tickTime(registry.idFor(metrics::SelfTickTime.series()))
    , m_missed(registry.idFor(metrics::SelfMissedTicks.series()))
    , m_dropped(registry.idFor(metrics::SelfDropped.series()))
    , m_forgotten(registry.idFor(metrics::SelfForgotten.series()))
    , m_pageSize(::sysconf(_SC_PAGESIZE))
{}

void SelfSource::tell(nanoseconds tickCost, quint64 missedTicks, const SelfLosses &losses)
{
    m_tickCost = tickCost;
    m_missedTicks = missedTicks;
    m_losses = losses;
}

void SelfSource::sample(const Tick &tick, SampleBatch &batch)
{
    timespec cpu{};
    if (::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu) == 0)
        batch.addInteger(m_cpu, qint64(cpu.tv_sec) * 1'000'000 + cpu.tv_nsec / 1000);
    if (const auto text = m_statm.read(m_reader)) {
        TextCursor cursor(*text);
        cursor.word();
        if (const auto pages = cursor.number())
            batch.addInteger(m_memory, *pages * m_pageSize);
    }
    if (tick.number > 0)
        batch.addInteger(m_tickTime, m_tickCost.count() / 1000);
    batch.addInteger(m_missed, qint64(m_missedTicks));
    batch.addInteger(m_dropped, qint64(m_losses.droppedSamples));
    batch.addInteger(m_forgotten, qint64(m_losses.forgottenSeries));
}

} // namespace performance
