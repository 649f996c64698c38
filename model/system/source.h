// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/held_series.h"
#include "performance/core/message.h"
#include "performance/core/metric_table.h"
#include "performance/procfs/kernel_file.h"

#include <QString>

namespace performance {

/// When a tick happens, on the clocks that matter.
struct Tick {
    Timestamp wall;
    /// CLOCK_BOOTTIME: goes on while the machine sleeps, never jumps.
    qint64 bootNs = 0;
    /// Number of this tick; what is polled rarely goes by it.
    quint64 number = 0;
    bool afterGap = false;

    /// True once in `period` ticks, at the first one too.
    bool every(quint64 period) const { return number % period == 0; }
};

/// One part of what the kernel tells. Used by the collector's thread only.
class Source {
public:
    virtual ~Source() = default;
    /// Reads its files once and appends a sample for each value that there is. What is missing is left out.
    virtual void sample(const Tick &tick, SampleBatch &batch) = 0;
    /// Why there is nothing, in a sentence; empty where all is well. Asked after a sample.
    virtual Message missing() const { return {}; }
};

} // namespace performance
