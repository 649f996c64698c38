// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/json_writer.h"
#include "performance/core/snapshot.h"

namespace performance {

// Thread-safety: any thread; a writer on one at a time.

/// The version of the JSON format that this library writes. Readers accept every earlier minor and major version.
inline constexpr char SchemaVersion[] = "1.0";

/// A snapshot as a document of its own (with "schemaVersion").
QByteArray toJson(const PerformanceSnapshot &snapshot);
PerformanceResult<PerformanceSnapshot> snapshotFromJson(const QByteArray &json, const QString &source);

/// One metric as `recordMetric` takes it: {id, name, category, value, unit, timestamp, metadata}.
QByteArray toJson(const PerformanceMetric &metric);
PerformanceResult<PerformanceMetric> metricFromJson(const QByteArray &json, const QString &source);

void write(JsonWriter &json, const PerformanceMetric &metric);
void write(JsonWriter &json, const PerformanceSnapshot &snapshot);
void write(JsonWriter &json, const QMap<QString, QString> &map);

} // namespace performance
