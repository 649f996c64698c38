// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"
#include "performance/core/series_descriptor.h"

#include <optional>

namespace performance {

/// What this very program costs; in one that only follows the history holds that of another. Thread-safe.
class SelfCost {
public:
    /// Where the collector that feeds it puts its series.
    explicit SelfCost(SeriesRegistry &registry);

    void take(const SampleBatch &batch, nanoseconds interval);
    /// Of one CPU, over the last interval.
    std::optional<double> cpuShare() const;
    std::optional<qint64> memoryBytes() const;

private:
    const SeriesId m_cpuSeries;
    const SeriesId m_memorySeries;
    mutable Mutex m_mutex; ///< guards the rest
    std::optional<double> m_cpu WAI_GUARDED_BY(m_mutex);
    std::optional<qint64> m_memory WAI_GUARDED_BY(m_mutex);
    qint64 m_cpuBits WAI_GUARDED_BY(m_mutex) = 0;
};

} // namespace performance
