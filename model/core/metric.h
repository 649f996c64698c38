// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/attributes.h"
#include "performance/core/categories.h"
#include "performance/core/error.h"
#include "performance/core/timestamp.h"

namespace performance {

// Thread-safety: a value; validate() is a pure function.

/// One measured value: what was measured, in which unit (UCUM: "ms", "By", "1"), when.
struct PerformanceMetric {
    QString id;
    QString name;
    MetricCategory category = MetricCategory::Custom;
    double value = 0;
    QString unit;
    Timestamp timestamp;
    QMap<QString, QString> metadata;
    /// What tells the series of one metric apart, as {service.name=shop, url.template=/cart}; metadata describes one value.
    Attributes attributes;

    PerformanceMetric() = default;
    /// A metric of this moment.
    PerformanceMetric(QString id, QString name, MetricCategory category, double value, QString unit);

    PerformanceMetric &withMetadata(const QString &key, const QString &value);
    PerformanceMetric &withTimestamp(Timestamp time);
    PerformanceMetric &withAttribute(const QString &key, const QString &value);

    bool operator==(const PerformanceMetric &) const = default;
};

/// The limits that `validate` holds a metric to.
namespace metric_limits {
inline constexpr int IdLength = 256;
inline constexpr int NameLength = 256;
inline constexpr int UnitLength = 64;
inline constexpr int MetadataEntries = 64;
inline constexpr int MetadataLength = 1024;
/// How far a timestamp may lie ahead of the clock (another machine's clock may be off) …
inline constexpr auto Ahead = std::chrono::minutes(10);
/// … and behind it: what is older than any history that is kept cannot be stored.
inline constexpr auto Behind = std::chrono::hours(24 * 366);
} // namespace metric_limits

/// InvalidMetric that names the offending field, or nothing where the metric may be stored.
PerformanceResult<void> validate(const PerformanceMetric &metric, Timestamp reference);

} // namespace performance
