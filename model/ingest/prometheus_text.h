// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QByteArray>

namespace performance {

// Thread-safety: plain values and pure functions.

/// The last value of a series, in its own unit.
struct ExposedSample {
    SeriesDescriptor descriptor;
    double value = 0;
};

/// Prometheus' text format 0.0.4. Names and units are mapped as OpenTelemetry's compatibility specification says:
/// system.cpu.time in seconds becomes system_cpu_time_seconds_total{cpu_mode="user"}; and in base units, so that "promtool check
/// metrics" has nothing to say: milliseconds become seconds, percent a ratio, and a gauge that ends like a part of a
/// histogram (system.process.count) gets "_current". Distributions are summaries.
enum class ExpositionFormat {
    Prometheus,  ///< 0.0.4
    OpenMetrics, ///< 1.0.0: families of counters without _total, and an end
};
QByteArray prometheusText(const std::vector<ExposedSample> &samples,
                          ExpositionFormat format = ExpositionFormat::Prometheus);

/// The name that a series has there.
QByteArray prometheusName(const SeriesDescriptor &descriptor);

} // namespace performance
