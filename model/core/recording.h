// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"
#include "performance/core/series_descriptor.h"

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values.

/// The moments that one or more recorded series share, in rising order.
using TimeAxis = std::vector<Timestamp>;

/// One recorded series: a value, or none, for each moment of its axis. The values are the raw ones (integers where
/// the kernel counts, so nothing is rounded); `shown()` gives what a chart shows.
struct RecordedSeries {
    SeriesDescriptor descriptor;
    /// Index into Recording::axes.
    int axis = 0;
    std::vector<qint64> bits;
    /// Empty: every moment has a value. Otherwise one flag for each moment.
    std::vector<bool> present;

    bool has(size_t i) const { return present.empty() || present[i]; }
    std::optional<double> raw(size_t i) const;

    bool operator==(const RecordedSeries &) const = default;
};

/// Everything that was measured in a span of time, in columns: moments once, then a column of values for each series.
struct Recording {
    std::vector<TimeAxis> axes;
    std::vector<RecordedSeries> series;
    /// Moments at which the record begins anew (sleep, clock jump): no rate is computed across them.
    std::vector<Timestamp> gaps;

    size_t sampleCount() const;
    const RecordedSeries *find(const QString &key) const;
    const TimeAxis &axisOf(const RecordedSeries &column) const { return axes[size_t(column.axis)]; }

    /// What a chart shows of a series: the values of a gauge; of a counter its rate per second over the interval that
    /// ends at the moment, none at the first one, after a gap and where the counter ran backwards.
    std::vector<std::optional<double>> shown(const RecordedSeries &column) const;

    /// The metrics of all series at moment `i` of the first axis, as a snapshot shows them.
    std::vector<PerformanceMetric> metricsAt(Timestamp time) const;

    bool operator==(const Recording &) const = default;
};

} // namespace performance
