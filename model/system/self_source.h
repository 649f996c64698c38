// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/self_losses.h"
#include "performance/system/source.h"

namespace performance {

/// What this program itself costs, always measured.
///
/// Thread-safety: the collector's thread.
class SelfSource : public Source {
public:
    SelfSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;

    /// CPU time of the tick before, missed ticks and what was lost since the start; the collector knows them.
    void tell(nanoseconds tickCost, quint64 missedTicks, const SelfLosses &losses);

private:
    FileReader m_reader;
    KernelFile m_statm;
    SeriesId m_cpu, m_memory, m_tickTime, m_missed, m_dropped, m_forgotten;
    nanoseconds m_tickCost{0};
    quint64 m_missedTicks = 0;
    SelfLosses m_losses;
    long m_pageSize;
};

} // namespace performance
