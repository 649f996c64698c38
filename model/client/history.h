// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// What was recorded, over time, and what was recorded last.
///
/// Units: those of each series' descriptor, UCUM; of a counter its rate per second. Ranges are half-open, [from, to).
/// Errors: MetricNotFound where there is no such series; Unsupported where nothing is observed or was recorded.
/// Thread-safety: any thread, as every Facet.
class History : public Facet {
    Q_OBJECT
public:
    /// What the machine does now, or did last: CPU, memory, all metrics, top processes. Resolved as soon as there are two
    /// readings, which rates need.
    virtual Future<PerformanceSnapshot> snapshot() = 0;
    /// The last value of every metric (of a counter its rate), and of one.
    virtual Future<std::vector<PerformanceMetric>> latest() = 0;
    virtual Future<PerformanceMetric> latestOf(const QString &id) = 0;

    /// Which series there are, and what one did in a range in at most `maxPoints` columns.
    virtual Future<std::vector<SeriesInfo>> series() = 0;
    virtual Future<SeriesData> query(const QString &key, const TimeRange &range, int maxPoints) = 0;
    /// Several series at once, in the order of their keys; one that does not exist is an empty answer. For charts: one
    /// task instead of one for each line.
    virtual Future<std::vector<SeriesData>> queryAll(const QStringList &keys, const TimeRange &range,
                                                     int maxPoints) = 0;
    virtual Future<std::vector<TimelineEvent>> events(const TimeRange &range) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
