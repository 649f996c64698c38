// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QtGlobal>

#include <span>

namespace performance {

// Thread-safety: constants and pure functions; displayName() translates, on any thread.

/// One row of the table of built-in metrics. Names and units follow OpenTelemetry's semantic conventions for
/// `system.*` and `hw.*`; what they do not name (pressure, cgroups, this program itself) begins with `wai.`.
struct MetricDefinition {
    const char *metric;
    const char *name; ///< for people; translated in the context "MetricTable"
    const char *unit; ///< UCUM
    MetricCategory category;
    Instrument instrument;
    double scale; ///< value = kernel's integer × scale
    const char *help;

    /// The descriptor of the series of this metric with these attributes. Its origin is the collector (this program itself, for
    /// "wai.self."), so only the collector may register it. What others send has descriptors of their own.
    SeriesDescriptor series(const Attributes &attributes = {}) const;
};

/// All built-in metrics, in the order in which they are listed to people.
std::span<const MetricDefinition *const> builtInMetrics();

/// The row of a metric's name, or nullptr for a custom metric.
const MetricDefinition *builtInMetric(QStringView metric);

/// Says which release of a program runs, in its attributes; its value is 1 and measures nothing.
inline constexpr const char *ReleaseMetric = "target.info";

/// Whether the name is kept for what this program measures: those of the table, and all that begin with "wai.". Others may
/// use it only with attributes that say whose it is (namesItsSender).
bool isReservedMetric(QStringView metric);

/// Whether it has the name of a metric of the table and the key that the collector's own series would have, without being it.
bool posesAsOurOwn(const SeriesDescriptor &descriptor);

/// The origin of a series that was stored before origins were. Only the collector ever made series of whole numbers (what others
/// send is stored as real numbers), so those of the table are its own; any other is Unknown.
SeriesOrigin originBeforeOrigins(const SeriesDescriptor &descriptor);

/// A series' name for people, translated: "Disk throughput, read, vda".
QString displayName(const SeriesDescriptor &descriptor);
/// The same in English, as it stands in files.
QString englishName(const SeriesDescriptor &descriptor);

namespace metrics {
// clang-format off
#define WAI_COUNTER(constant, metric, unit, category, scale, name, help) \
    inline constexpr MetricDefinition constant{metric, name, unit, MetricCategory::category, Instrument::Counter, scale, help};
#define WAI_GAUGE(constant, metric, unit, category, scale, name, help) \
    inline constexpr MetricDefinition constant{metric, name, unit, MetricCategory::category, Instrument::Gauge, scale, help};
#include "performance/core/metric_table.inc"
#undef WAI_COUNTER
#undef WAI_GAUGE
// clang-format on
} // namespace metrics

} // namespace performance
