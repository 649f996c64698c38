// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/source.h"

namespace performance {

/// What this program itself costs, always measured.
class SelfSource : public Source {
public:
    SelfSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;

    /// CPU time of the tick before, missed ticks and dropped samples since the start; the collector knows them.
    void tell(nanoseconds tickCost, quint64 missedTicks, quint64 droppedSamples);

private:
    FileReader m_reader;
    KernelFile m_statm;
    SeriesId m_cpu, m_memory, m_tickTime, m_missed, m_dropped;
    nanoseconds m_tickCost{0};
    quint64 m_missedTicks = 0;
    quint64 m_droppedSamples = 0;
    long m_pageSize;
};

} // namespace performance
