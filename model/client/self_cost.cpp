// SPDX-License-Identifier: MIT
#include "performance/client/self_cost.h"

#include "performance/core/metric_table.h"

namespace performance {

SelfCost::SelfCost(SeriesRegistry &registry)
    : m_cpuSeries(registry.idFor(metrics::SelfCpuTime.series()))
    , m_memorySeries(registry.idFor(metrics::SelfMemory.series()))
{}

void SelfCost::take(const SampleBatch &batch, nanoseconds interval)
{
    const Locked lock(m_mutex);
    for (const Sample &sample : batch.samples) {
        if (sample.series == m_memorySeries) {
            m_memory = sample.bits;
        } else if (sample.series == m_cpuSeries) {
            if (m_cpuBits > 0 && interval.count() > 0)
                m_cpu = double(sample.bits - m_cpuBits) * 1e3 / double(interval.count());
            m_cpuBits = sample.bits;
        }
    }
}

std::optional<double> SelfCost::cpuShare() const
{
    const Locked lock(m_mutex);
    return m_cpu;
}

std::optional<qint64> SelfCost::memoryBytes() const
{
    const Locked lock(m_mutex);
    return m_memory;
}

} // namespace performance
