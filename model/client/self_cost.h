// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QMutex>

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
    mutable QMutex m_mutex; ///< guards the rest
    std::optional<double> m_cpu;
    std::optional<qint64> m_memory;
    qint64 m_cpuBits = 0;
};

} // namespace performance
