// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/metric.h"
#include "performance/core/recorder.h"

namespace performance {

/// What programs record: this one, and those that send to it.
///
/// Units: UCUM, as each metric says; a series keeps the unit that it began with.
/// Errors: InvalidMetric names the field; ReadOnly where another program writes the history; Unsupported where nothing is
/// observed or received.
/// Thread-safety: any thread, as every Facet.
class Ingest : public Facet {
    Q_OBJECT
public:
    virtual Future<void> record(const PerformanceMetric &metric) = 0;
    /// A handle for a hot path. Not asynchronous: it only names a series. Invalid (and silent) where the name is.
    virtual MetricRecorder recorder(const QString &id, const QString &unit, MetricCategory category,
                                    const Attributes &attributes = {}) = 0;
    /// Takes nothing more of a metric that other programs send, or takes it again.
    virtual Future<void> setDropped(const QString &metric, bool dropped) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
